import * as z from "zod";

const answerSchema = z.object({
  use: z.enum(["numbers", "skip"]).optional(),
  assignmentId: z
    .string()
    .regex(/^\d{1,18}$/)
    .optional(),
});

/** Storing a previewed progress table as drafts. */
export const commitProgressSchema = z.object({
  previewId: z.uuid(),
  answers: z
    .record(z.string().max(80), answerSchema)
    .default({})
    .refine((all) => Object.keys(all).length <= 20_000, { error: "行数过多" }),
  /** Store the good rows although others are left out; the person has seen which. */
  isPartial: z.boolean().default(false),
  key: z.uuid().optional(),
});

export type CommitProgressInput = z.infer<typeof commitProgressSchema>;
