import * as z from "zod";
import { dashboardFilterSchema } from "@/lib/domain/counters/schema";
import { isRealDay } from "@/lib/shared/dates";
import { textSchema } from "@/lib/shared/text";

const left = (value: unknown) => (value === "" ? undefined : value);

/** Freezing the figures of a region for the public pages or a briefing. */
export const freezeSchema = z
  .object({
    purpose: z.enum(["public", "briefing"], { error: "请选择用途" }).default("public"),
    regionCode: z.string().regex(/^\d{6}$/, { error: "请选择地区" }),
    year: z.coerce
      .number({ error: "请填写年份" })
      .int({ error: "请填写四位年份" })
      .min(2020, { error: "请填写 2020 年以后的年份" })
      .max(2100, { error: "请填写四位年份" }),
    period: z
      .enum(["to_date", "q1", "q2", "q3", "q4", "year"], { error: "请选择时段" })
      .default("to_date"),
    title: textSchema({ max: 80 }),
    carrierCode: z.preprocess(
      left,
      z
        .string()
        .regex(/^[a-z-]{1,40}$/)
        .optional(),
    ),
    level: z.preprocess(
      left,
      z.enum(["province", "city", "county", "township", "village", "unit"]).optional(),
    ),
    leadUnitId: z.preprocess(left, z.uuid({ error: "请选择牵头单位" }).optional()),
    grain: z.preprocess(left, z.enum(["children", "counties"]).optional()),
    asOf: z.preprocess(
      left,
      z.string().refine(isRealDay, { error: "请填写日期，如 2026-09-30" }).optional(),
    ),
    ranked: z.preprocess((value) => value === "on" || value === true, z.boolean()).default(false),
    rankingReason: z.preprocess(left, textSchema({ max: 200 }).optional()),
    key: z.uuid().optional(),
  })
  .refine(({ ranked, rankingReason }) => !ranked || rankingReason, {
    path: ["rankingReason"],
    error: "本期要列位次，请写明理由；理由会印在这一期和所有导出上",
  });

/** Releasing an edition in the version that was shown. */
export const releaseSchema = z.object({
  editionId: z.uuid(),
  version: z.coerce.number().int().min(1),
  key: z.uuid().optional(),
});

/** The editions' page from its address. */
export const listEditionsSchema = z.object({
  purpose: z.enum(["public", "briefing", "meeting"]).optional().catch(undefined),
});

export type FreezeInput = z.input<typeof freezeSchema>;
export type FreezeRequest = z.output<typeof freezeSchema>;
export type ReleaseInput = z.infer<typeof releaseSchema>;

/** The forms in which an edition leaves. */
export const editionFormatSchema = z.enum(["json", "csv", "xlsx"]);

/** What a form begins with: a dashboard's filter as it stands in the address, and what it is for. */
export const freezeDefaultsSchema = z.object({
  ...dashboardFilterSchema.shape,
  purpose: z.enum(["public", "briefing"]).catch("briefing"),
});

export type FreezeDefaults = z.infer<typeof freezeDefaultsSchema>;
