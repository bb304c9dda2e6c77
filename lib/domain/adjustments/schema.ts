import * as z from "zod";
import { isRealDay } from "@/lib/shared/dates";

const REASON_MAX = 500;

const assignmentId = z.string().regex(/^\d{1,18}$/, { error: "任务编号不正确，请刷新页面" });
const key = z.uuid().optional();
const version = z.coerce.number().int().min(1, { error: "页面已过期，请刷新后重试" });
const adjustmentId = z.uuid({ error: "申请编号不正确，请刷新页面" });
const reason = z
  .string({ error: "请写明原因" })
  .trim()
  .normalize("NFC")
  .min(1, { error: "请写明原因，上级据此决定" })
  .max(REASON_MAX, { error: `原因不超过 ${REASON_MAX} 个字` });

/** 延期: a later due day for one assignment. */
export const requestExtensionSchema = z.object({
  assignmentId,
  dueOn: z.string({ error: "请选择日期" }).refine(isRealDay, { error: "请选择延期到哪一天" }),
  reason,
  key,
});

const NUMBER = /^\d{1,14}(\.\d{1,4})?$/;

/** 调整目标: a more lenient target for one assignment. */
export const requestTargetSchema = z.object({
  assignmentId,
  target: z
    .string({ error: "请填写目标值" })
    .trim()
    .regex(NUMBER, { error: "请填写数字，最多四位小数，例如 85 或 85.5" })
    .transform(Number),
  reason,
  key,
});

/** 放宽: a draft task that asks for less, or later, than the list above. */
export const requestWeakeningSchema = z.object({
  taskId: z.uuid({ error: "任务编号不正确，请刷新页面" }),
  reason,
  key,
});

/** One level's word. */
export const decideAdjustmentSchema = z
  .object({
    adjustmentId,
    version,
    decision: z.enum(["agree", "refuse"], { error: "请选择同意或不同意" }),
    note: z
      .string()
      .trim()
      .normalize("NFC")
      .max(REASON_MAX, { error: `意见不超过 ${REASON_MAX} 个字` })
      .default(""),
    key,
  })
  .refine((input) => input.decision === "agree" || input.note !== "", {
    path: ["note"],
    error: "不同意时请写明原因，申请单位会看到",
  });

/** Taking a request back. */
export const withdrawAdjustmentSchema = z.object({ adjustmentId, version, key });

/** What narrows the list of requests, from the address; anything unreadable shows what waits for one. */
export const adjustmentFilterSchema = z.object({
  view: z.enum(["mine_to_decide", "within", "own"]).catch("mine_to_decide"),
  status: z.enum(["waiting", "granted", "refused", "withdrawn"]).optional().catch(undefined),
  rootTaskId: z.uuid().optional().catch(undefined),
  after: z.string().max(80).optional().catch(undefined),
});

/** An extension asked for, checked. */
export type RequestExtensionInput = z.infer<typeof requestExtensionSchema>;
/** A target asked for, checked. */
export type RequestTargetInput = z.infer<typeof requestTargetSchema>;
/** A weakening asked for, checked. */
export type RequestWeakeningInput = z.infer<typeof requestWeakeningSchema>;
/** A level's word, checked. */
export type DecideAdjustmentInput = z.infer<typeof decideAdjustmentSchema>;
/** A withdrawal, checked. */
export type WithdrawAdjustmentInput = z.infer<typeof withdrawAdjustmentSchema>;
/** A filter, checked. */
export type AdjustmentFilter = z.infer<typeof adjustmentFilterSchema>;
