import * as z from "zod";

const clock = z
  .string({ error: "请填写时间" })
  .trim()
  .regex(/^([01]\d|2[0-3]):[0-5]\d$/, { error: "请按 20:00 的格式填写" });

const tick = z
  .literal("on")
  .optional()
  .transform((value) => value === "on");

/** 提醒方式 */
export const chooseSettingsSchema = z.object({
  byEmail: tick,
  bySms: tick,
  returnedAtOnce: tick,
  quietFrom: clock,
  quietUntil: clock,
  version: z.coerce.number({ error: "请刷新页面" }).int().min(0),
});

export type ChooseSettingsInput = z.infer<typeof chooseSettingsSchema>;
