import * as z from "zod";
import { isRealDay } from "@/lib/shared/dates";

const assignmentId = z.string().regex(/^\d{1,18}$/, { error: "任务编号不正确，请刷新页面" });
const breakdownId = z.uuid({ error: "分解编号不正确，请刷新页面" });
const version = z.coerce.number().int().min(1, { error: "页面已过期，请刷新后重试" });
const key = z.uuid().optional();
const text = (most: number) =>
  z
    .string()
    .trim()
    .normalize("NFC")
    .max(most, { error: `不超过 ${most} 个字` });
const optionalDay = z
  .string()
  .default("")
  .refine((day) => day === "" || isRealDay(day), { error: "请选择日期，或留空" })
  .transform((day) => day || null);

const fields = {
  department: text(60).min(1, { error: "请填写责任科室" }),
  person: text(40).min(1, { error: "请填写责任人" }),
  content: text(500).min(1, { error: "请写明具体做什么" }),
  dueOn: optionalDay,
  lateReason: text(200).default(""),
};

/** A new row of a task's breakdown. */
export const addBreakdownSchema = z.object({ assignmentId, ...fields, key });

/** A row as it should be, in the version that was shown. */
export const editBreakdownSchema = z.object({
  ...{ assignmentId, breakdownId, version, ...fields, key },
});

/** Marking a row as done today, or as not done. */
export const markBreakdownSchema = z.object({
  ...{ assignmentId, breakdownId, version, key },
  done: z.enum(["yes", "no"]),
});

/** Taking a row away. */
export const removeBreakdownSchema = z.object({ assignmentId, breakdownId, version, key });

/** A new row, checked. */
export type AddBreakdownInput = z.infer<typeof addBreakdownSchema>;
/** A row, checked. */
export type EditBreakdownInput = z.infer<typeof editBreakdownSchema>;
/** A mark, checked. */
export type MarkBreakdownInput = z.infer<typeof markBreakdownSchema>;
/** A removal, checked. */
export type RemoveBreakdownInput = z.infer<typeof removeBreakdownSchema>;
