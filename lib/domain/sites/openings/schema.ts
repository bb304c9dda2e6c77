import * as z from "zod";
import { areInOrder } from "@/lib/domain/sites/openings/rules";
import { isRealDay } from "@/lib/shared/dates";

const SLOT = /^([01]\d|2[0-3]):[0-5]\d-([01]\d|2[0-3]):[0-5]\d$/;

/** Lines or words of a text field, without empty ones; full-width signs are taken as they are meant. */
function parts(text: string): string[] {
  return text
    .normalize("NFKC")
    .replace(/[–—~至]/g, "-")
    .split(/[\s,;、]+/)
    .filter(Boolean);
}

/** `9:00-10:30` as `09:00-10:30`. */
function padded(slot: string): string {
  return slot
    .split("-")
    .map((clock) => clock.padStart(5, "0"))
    .join("-");
}

const slots = z
  .string({ error: "请填写参观时段" })
  .max(400)
  .transform((text) => parts(text).map(padded))
  .refine((all) => all.length >= 1 && all.length <= 12, { error: "请填写 1 至 12 个时段" })
  .refine((all) => all.every((slot) => SLOT.test(slot)), {
    error: "时段请写成 09:00-10:30，每行一个",
  })
  .refine(areInOrder, { error: "时段要从早到晚，前后不重叠" });

const closedOn = z
  .string()
  .max(2000)
  .default("")
  .transform(parts)
  .refine((days) => days.every(isRealDay), { error: "日期请写成 2026-12-01，每行一个" })
  .transform((days) => [...new Set(days)].sort());

/** The opening of a site as its organisation sends it. */
export const openingSchema = z.object({
  siteId: z.uuid({ error: "编号不正确，请刷新页面" }),
  version: z.coerce.number().int().min(0),
  weekdays: z
    .array(z.coerce.number().int().min(0).max(6))
    .min(1, { error: "请至少选一天；暂不接待请勾选“暂停预约”" })
    .default([])
    .refine((days) => days.length > 0, { error: "请至少选一天；暂不接待请勾选“暂停预约”" }),
  slots,
  closedOn,
  aheadDays: z.coerce
    .number({ error: "请填写天数" })
    .int({ error: "请填写整数" })
    .min(1, { error: "至少 1 天" })
    .max(90, { error: "最多 90 天" }),
  isPaused: z
    .string()
    .optional()
    .transform((value) => value === "on"),
});

export type OpeningInput = z.infer<typeof openingSchema>;
