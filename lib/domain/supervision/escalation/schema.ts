import * as z from "zod";
import { FIRST_AFTER_AT_LEAST } from "./rules";

const days = (most: number) =>
  z.coerce
    .number({ error: "请填写工作日天数，例如 3" })
    .int({ error: "天数应为整数" })
    .min(1, { error: "至少 1 个工作日" })
    .max(most, { error: `最多 ${most} 个工作日` });

/** A step of a region as its page sends it; version 0 makes the region's own. */
export const setStepSchema = z
  .object({
    regionCode: z.string().regex(/^\d{6}$/, { error: "请选择地区" }),
    kind: z.enum(["remind", "urge", "order", "interview", "circular"], {
      error: "没有这个步骤，请刷新页面",
    }),
    afterDays: days(60),
    answerDays: days(30),
    isOn: z.literal("on").optional(),
    version: z.coerce.number({ error: "页面已过期，请刷新后重试" }).int().min(0),
  })
  .refine(({ kind, afterDays }) => kind !== "remind" || afterDays >= FIRST_AFTER_AT_LEAST, {
    path: ["afterDays"],
    error: `单位在到期后第 1 个工作日先收到自己的提醒，这里至少填 ${FIRST_AFTER_AT_LEAST}`,
  });

/** Going back to what holds from above. */
export const dropStepSchema = z.object({
  regionCode: z.string().regex(/^\d{6}$/, { error: "请选择地区" }),
  kind: z.enum(["remind", "urge", "order", "interview", "circular"], { error: "没有这个步骤" }),
  version: z.coerce.number({ error: "页面已过期，请刷新后重试" }).int().min(1),
});

/** A step, checked. */
export type SetStepInput = z.infer<typeof setStepSchema>;
/** What to go back from, checked. */
export type DropStepInput = z.infer<typeof dropStepSchema>;
