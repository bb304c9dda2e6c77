import * as z from "zod";
import { topicStepSchema } from "@/lib/domain/topics/schema";

const left = (value: unknown) => (value === "" || value === null ? undefined : value);

/** An assignment of the ordinary loop that carries the measures already. */
export const linkAssignmentSchema = topicStepSchema.extend({
  assignmentId: z.preprocess(
    left,
    z
      .string()
      .regex(/^\d{1,18}$/, { error: "请填写任务页面网址末尾的数字" })
      .optional(),
  ),
});

export type LinkAssignmentInput = z.infer<typeof linkAssignmentSchema>;
