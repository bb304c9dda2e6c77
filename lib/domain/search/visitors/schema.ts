import * as z from "zod";
import { PUBLICATION_KINDS } from "@/lib/domain/publications/types";
import { textSchema } from "@/lib/shared/text";

const KINDS = [...PUBLICATION_KINDS, "carrier", "task", "policy", "edition"] as const;

/** A pasted paragraph is searched by its beginning, rather than not at all. */
const MOST_CHARACTERS = 100;

/** The public search from its address; whatever is unusable is left out. */
export const publicSearchSchema = z.object({
  q: z
    .string()
    .transform((typed) => [...typed].slice(0, MOST_CHARACTERS).join(""))
    .pipe(textSchema({ max: MOST_CHARACTERS * 2, optional: true }))
    .catch("")
    .default(""),
  kind: z.enum(KINDS).optional().catch(undefined),
  city: z
    .string()
    .regex(/^\d{6}$/)
    .optional()
    .catch(undefined),
  page: z.coerce.number().int().min(1).max(500).catch(1),
});

export type PublicSearchInput = z.infer<typeof publicSearchSchema>;
