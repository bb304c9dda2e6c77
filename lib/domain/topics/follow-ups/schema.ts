import * as z from "zod";

/** Answering the question on the tracking page: the tracking code says whose suggestion it is. */
export const answerFollowUpSchema = z.object({
  trackingCode: z
    .string({ error: "请填写查询码" })
    .transform((text) => text.normalize("NFKC").replace(/\D/g, ""))
    .refine((digits) => digits.length === 20, { error: "查询码是 20 位数字，请核对后重新填写" }),
  followUpId: z.uuid({ error: "编号不正确，请刷新页面" }),
  answer: z.enum(["lasting", "rebounded", "unsure"], { error: "请选一项" }),
});

export type AnswerFollowUpInput = z.output<typeof answerFollowUpSchema>;
