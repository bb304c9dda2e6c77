import * as z from "zod";
import { isRealDay } from "@/lib/shared/dates";
import { textSchema } from "@/lib/shared/text";

const assignmentId = z
  .string({ error: "缺少任务编号" })
  .regex(/^[1-9]\d{0,17}$/, { error: "任务编号不正确，请刷新页面" });
const version = z.coerce.number({ error: "页面已过期，请刷新后重试" }).int().min(1);
const key = z.uuid({ error: "操作编号不正确，请刷新页面后重试" });
const until = z.string({ error: "请选择日期" }).refine(isRealDay, { error: "请选择开窗到哪一天" });

/** 申请开窗. */
export const requestOpeningSchema = z.object({
  assignmentId,
  reason: textSchema({ max: 300 }),
  key,
});

/** The answer to a request: open until a day, or refuse with a reason. */
export const decideOpeningSchema = z
  .object({
    openingId: z.uuid({ error: "申请编号不正确，请刷新页面" }),
    version,
    decision: z.enum(["open", "refuse"], { error: "请选择同意或不同意" }),
    until: z.union([z.literal(""), until]).default(""),
    note: textSchema({ max: 300, optional: true }).default(""),
    key,
  })
  .refine(({ decision, until: day }) => decision === "refuse" || day !== "", {
    path: ["until"],
    error: "请选择开窗到哪一天",
  })
  .refine(({ decision, note }) => decision === "open" || note !== "", {
    path: ["note"],
    error: "不同意时请写明原因，申请人会看到",
  });

/** 开窗 of an assignment as it was shown, without having been asked. */
export const openWindowSchema = z.object({
  assignmentId,
  version,
  until,
  note: textSchema({ max: 300 }),
  key,
});

/** A request, checked. */
export type RequestOpeningInput = z.infer<typeof requestOpeningSchema>;
/** An answer, checked. */
export type DecideOpeningInput = z.infer<typeof decideOpeningSchema>;
/** An opening, checked. */
export type OpenWindowInput = z.infer<typeof openWindowSchema>;
