import * as z from "zod";

/** Which kind the list shows; all where it is left out. */
export const feedbackFilterSchema = z.object({
  kind: z
    .enum(["order", "doubt", "adjustment", "opening", "voice", "resubmitted", "circular"])
    .optional()
    .catch(undefined),
});

/** A filter, checked. */
export type FeedbackFilter = z.infer<typeof feedbackFilterSchema>;
