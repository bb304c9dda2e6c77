import * as z from "zod";
import { daySchema } from "@/lib/domain/sites/evaluations/schema";
import { textSchema } from "@/lib/shared/text";

const siteId = z.uuid({ error: "没有这个示范点，请刷新页面" });

/** A subsidy as it was decided. */
export const recordSubsidySchema = z.object({
  siteId,
  subsidyYear: z.coerce
    .number({ error: "请填写年份" })
    .int({ error: "请填写四位年份" })
    .min(2015, { error: "年度最早到 2015 年，请填写四位年份" })
    .max(2100, { error: "请填写四位年份" }),
  amount: z
    .string({ error: "请填写金额" })
    .trim()
    .regex(/^\d{1,10}(\.\d{1,2})?$/, { error: "请填写金额（元），最多两位小数，例如 50000" })
    .refine((text) => Number(text) > 0, { error: "金额要大于 0" }),
  source: textSchema({ max: 60 }),
  subsidyDocument: textSchema({ max: 60, optional: true }).default(""),
  paidOn: z
    .union([z.literal(""), daySchema])
    .optional()
    .transform((day) => day || null),
  key: z.uuid().optional(),
});

/** Striking a line out, with the reason. */
export const strikeSubsidySchema = z.object({
  siteId,
  subsidyId: z.uuid({ error: "请选择要划去的登记" }),
  strikeReason: textSchema({ max: 200 }),
});

/** What the register shows. */
export const subsidyFilterSchema = z.object({
  year: z.coerce.number().int().min(2015).max(2100).optional().catch(undefined),
});

export type RecordSubsidyInput = z.infer<typeof recordSubsidySchema>;
export type StrikeSubsidyInput = z.infer<typeof strikeSubsidySchema>;
export type SubsidyFilter = z.infer<typeof subsidyFilterSchema>;
