import * as z from "zod";
import { isRealDay } from "@/lib/shared/dates";
import { textSchema } from "@/lib/shared/text";

const pieceId = z.uuid({ error: "编号不正确，请刷新页面" });

/** Recording a consent. */
export const recordConsentSchema = z.object({
  pieceId,
  kind: z.enum(["display", "portrait", "naming"], { error: "请选择同意的内容" }),
  givenBy: textSchema({ max: 40 }),
  givenOn: z
    .string({ error: "请选择日期" })
    .refine(isRealDay, { error: "请填写日期，例如 2026-12-18" }),
  evidenceId: z.uuid({ error: "请选择材料库里的授权书；还没有的先到材料库上传" }),
  note: textSchema({ max: 200, optional: true }).default(""),
});

/** Withdrawing one. */
export const withdrawConsentSchema = z.object({
  pieceId,
  consentId: z.uuid({ error: "编号不正确，请刷新页面" }),
  reason: textSchema({ max: 200 }),
});

export type RecordConsentInput = z.infer<typeof recordConsentSchema>;
export type WithdrawConsentInput = z.infer<typeof withdrawConsentSchema>;
