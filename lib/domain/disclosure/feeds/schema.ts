import * as z from "zod";
import { PUBLICATION_KINDS } from "@/lib/domain/publications/types";

/** What a feed is narrowed to, from its address: a column, or a kind. */
export const feedSchema = z.object({
  column: z
    .string()
    .regex(/^[a-z][a-z0-9-]{0,30}$/)
    .optional(),
  kind: z.enum(PUBLICATION_KINDS).optional(),
});

export type FeedInput = z.infer<typeof feedSchema>;
