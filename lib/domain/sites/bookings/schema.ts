import * as z from "zod";
import { PURPOSES, type Purpose } from "@/lib/domain/sites/bookings/labels";
import { isCode, plainCode } from "@/lib/domain/sites/bookings/rules";
import { isRealDay } from "@/lib/shared/dates";
import { textSchema } from "@/lib/shared/text";

const PHONE = /^(1[3-9]\d{9}|0\d{9,11})$/;

/** Day and hours as one choice: `2026-12-01 09:00-10:30`. */
const when = z
  .string({ error: "请选择参观时间" })
  .transform((text) => text.split(" "))
  .refine(([day = "", slot = ""]) => isRealDay(day) && /^\d\d:\d\d-\d\d:\d\d$/.test(slot), {
    error: "请选择参观时间",
  })
  .transform(([visitOn = "", slot = ""]) => ({ visitOn, slot }));

const phone = z
  .string({ error: "请填写电话" })
  .transform((text) => text.normalize("NFKC").replace(/[\s\-()]/g, ""))
  .refine((text) => PHONE.test(text), { error: "请填写手机号，或带区号的座机号" });

/** A number as it is typed, also with the full-width digits of a Chinese keyboard; nothing is no number. */
const people = z.preprocess(
  (typed) => (typeof typed === "string" ? typed.normalize("NFKC").trim() || undefined : typed),
  z.coerce
    .number({ error: "请填写人数，例如 3" })
    .int({ error: "人数请填整数" })
    .min(1, { error: "至少 1 人" })
    .max(1000, { error: "人数太多，请分批预约" }),
);

/** A request to visit, as its form sends it. */
export const bookingSchema = z.object({
  siteId: z.uuid({ error: "编号不正确，请从示范点页面重新进入" }),
  when,
  people,
  name: textSchema({ max: 20, missing: "请填写联系人" }),
  phone,
  purpose: z.enum(Object.keys(PURPOSES) as [Purpose, ...Purpose[]], { error: "请选择参观目的" }),
  needs: textSchema({ max: 200, optional: true }).default(""),
  pass: z.string().optional(),
});

const code = z
  .string({ error: "请填写预约码" })
  .transform(plainCode)
  .refine(isCode, { error: "预约码是 16 位数字，请对照预约时的页面逐位核对" });

/** A code that is looked up. */
export const bookingCodeSchema = z.object({ bookingCode: code });

/** A code whose booking is cancelled, in the version that was shown. */
export const cancelSchema = z.object({
  bookingCode: code,
  version: z.coerce.number().int().min(1),
});

export type BookingInput = z.infer<typeof bookingSchema>;
export type BookingCodeInput = z.infer<typeof bookingCodeSchema>;
export type CancelInput = z.infer<typeof cancelSchema>;
