import * as z from "zod";
import { isRealDay } from "@/lib/shared/dates";
import { textSchema } from "@/lib/shared/text";

const daySchema = z.string().refine(isRealDay).optional().catch(undefined);
const wordSchema = textSchema({ max: 60, optional: true }).catch("");

export const listTrailSchema = z.object({
  from: daySchema,
  until: daySchema,
  actor: wordSchema,
  subject: wordSchema,
  action: wordSchema,
  /** Entries before this one. */
  before: z
    .string()
    .regex(/^\d{1,18}$/)
    .optional()
    .catch(undefined),
});

export type ListTrailInput = z.infer<typeof listTrailSchema>;
