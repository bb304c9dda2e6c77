import * as z from "zod";
import { daySchema, siteStepFields } from "@/lib/domain/sites/evaluations/schema";
import { textSchema } from "@/lib/shared/text";

/** A person's answer to a signal. */
export const answerSignalSchema = z.object({
  ...siteStepFields,
  source: z.enum(["overdue_tasks", "returned_reports", "low_ratings"]),
  decision: z.enum(["recheck", "set_aside"], { error: "请选择处理方式" }),
  signalReason: textSchema({ max: 300 }),
  signalDueOn: z
    .union([z.literal(""), daySchema])
    .optional()
    .transform((day) => day || null),
});

export type AnswerSignalInput = z.infer<typeof answerSignalSchema>;
