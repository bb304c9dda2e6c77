import * as z from "zod";
import { textSchema } from "@/lib/shared/text";

/** 免报 of an assignment as it was shown, or taking it back; with the reason. */
export const exemptionSchema = z.object({
  assignmentId: z
    .string({ error: "缺少任务编号" })
    .regex(/^[1-9]\d{0,17}$/, { error: "任务编号不正确，请刷新页面" }),
  version: z.coerce.number({ error: "页面已过期，请刷新后重试" }).int().min(1),
  reason: textSchema({ max: 300 }),
  key: z.uuid({ error: "操作编号不正确，请刷新页面后重试" }),
});

/** An exemption, checked. */
export type ExemptionInput = z.infer<typeof exemptionSchema>;
