import * as z from "zod";

/** Answering the question on the tracking page, whose holder has shown the code. */
export const answerFollowUpSchema = z.object({
  followUpId: z.uuid({ error: "编号不正确，请刷新页面" }),
  answer: z.enum(["lasting", "rebounded", "unsure"], { error: "请选一项，再按“提交”" }),
});

export type AnswerFollowUpInput = z.infer<typeof answerFollowUpSchema>;
