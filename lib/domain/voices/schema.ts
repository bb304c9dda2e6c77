import * as z from "zod";
import { textSchema } from "@/lib/shared/text";

const kindSchema = z.enum(["repeated", "unreasonable_deadline", "not_ours"], {
  error: "请选择要反映的情况",
});

/** One tap on an assignment. There is no key: the token counts an organisation once. */
export const raiseVoiceSchema = z.object({
  assignmentId: z
    .string({ error: "缺少任务编号" })
    .regex(/^[1-9]\d{0,17}$/, { error: "任务编号不正确，请从今日待办重新打开" }),
  kind: kindSchema,
});

/** An answer to all voices of a kind about a task; `answers` is how many the person saw before. */
export const answerVoicesSchema = z.object({
  rootTaskId: z.uuid({ error: "没有这项任务，请刷新页面" }),
  year: z.coerce.number().int().min(2000).max(2100),
  kind: kindSchema,
  answers: z.coerce.number().int().min(0),
  text: textSchema({ max: 500 }),
});

export type RaiseVoiceInput = z.infer<typeof raiseVoiceSchema>;
export type AnswerVoicesInput = z.infer<typeof answerVoicesSchema>;
