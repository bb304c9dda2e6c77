import * as z from "zod";

const days = z.preprocess(
  (typed) => (typeof typed === "string" && typed.trim() === "" ? null : typed),
  z.coerce
    .number({ error: "请填写天数，例如 24；不限的留空" })
    .int({ error: "天数应为整数" })
    .min(0, { error: "天数不能是负数" })
    .max(366, { error: "天数最多 366" })
    .nullable(),
);
const empty = z.literal("").transform(() => null);
const version = z.coerce.number({ error: "页面已过期，请刷新后重试" }).int();

/** A window rule of a place; version 0 makes a new one. */
export const setRuleSchema = z
  .object({
    regionCode: z.string().regex(/^\d{6}$/, { error: "请选择地区" }),
    carrierCode: z.union([empty, z.string().regex(/^[a-z][a-z0-9-]{0,39}$/)]).default(null),
    frequency: z
      .union([empty, z.enum(["monthly", "quarterly", "semiannual", "annual"])])
      .default(null),
    opensBefore: days,
    closesAfter: days,
    version: version.min(0),
  })
  .refine(({ opensBefore, closesAfter }) => opensBefore !== null || closesAfter !== null, {
    path: ["opensBefore"],
    error: "提前几天开窗和延后几天关窗至少填一个；两个都不限的，不需要规则",
  });

/** Removing a rule as it was shown. */
export const removeRuleSchema = z.object({
  id: z.uuid({ error: "规则编号不正确，请刷新页面" }),
  version: version.min(1),
});

/** A rule, checked. */
export type SetRuleInput = z.infer<typeof setRuleSchema>;
/** A removal, checked. */
export type RemoveRuleInput = z.infer<typeof removeRuleSchema>;
