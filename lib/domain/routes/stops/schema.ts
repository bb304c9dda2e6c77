import * as z from "zod";
import { clockSchema, routeStepSchema } from "@/lib/domain/routes/schema";
import { isRealDay } from "@/lib/shared/dates";
import { textSchema } from "@/lib/shared/text";

/** Adding a published place, or a point of the route's own by name and place. */
export const addStopSchema = routeStepSchema.extend({
  ref: z
    .string({ error: "请选择一处地点" })
    .regex(/^(point|(site|venue):[0-9a-f-]{36})$/, { error: "请选择一处地点" }),
  name: textSchema({ max: 40, optional: true }).default(""),
  place: textSchema({ max: 80, optional: true }).default(""),
});

const optionalClock = z
  .string()
  .optional()
  .transform((text) => text || null)
  .pipe(clockSchema.nullable());

const minutes = (least: number, error: string) =>
  z
    .string({ error })
    .trim()
    .regex(/^\d{1,4}$/, { error })
    .transform(Number)
    .refine((value) => value >= least && value <= 1440, { error });

/** What a visitor needs to know of a stop, and the way to the next. */
export const editStopSchema = routeStepSchema.extend({
  stopId: z.uuid({ error: "编号不正确，请刷新页面" }),
  name: textSchema({ max: 40 }),
  place: textSchema({ max: 80 }),
  minutes: minutes(5, "停留时间请填 5 到 1440 分钟"),
  see: textSchema({ max: 500, optional: true }).default(""),
  opensAt: optionalClock,
  closesAt: optionalClock,
  closedWeekdays: z
    .array(z.coerce.number().int().min(0).max(6))
    .max(6, { error: "不能每天都不开放" })
    .default([]),
  travelMode: z
    .enum(["walk", "bus", "car", "ferry", ""])
    .optional()
    .transform((mode) => mode || null),
  travelMinutes: z
    .string()
    .optional()
    .transform((text) => text?.trim() || "0")
    .pipe(minutes(0, "路上时间请填 0 到 1440 分钟")),
  travelKm: z
    .string()
    .trim()
    .optional()
    .transform((text) => text || null)
    .refine((text) => text === null || /^\d{1,4}(\.\d)?$/.test(text), {
      error: "里程请填公里数，最多一位小数，例如 12.5",
    })
    .transform((text) => (text === null ? null : Number(text))),
  meals: textSchema({ max: 200, optional: true }).default(""),
  lodging: textSchema({ max: 200, optional: true }).default(""),
  factsOn: z
    .string()
    .optional()
    .transform((text) => text || null)
    .refine((text) => text === null || isRealDay(text), { error: "请填写日期，例如 2026-11-20" }),
});

/** Taking a stop out. */
export const removeStopSchema = routeStepSchema.extend({
  stopId: z.uuid({ error: "编号不正确，请刷新页面" }),
});

/** The order of the stops: their ids, and beside each the number at which it is to stand. */
export const arrangeStopsSchema = routeStepSchema.extend({
  stopIds: z.array(z.uuid()).min(1, { error: "还没有站点" }).max(40),
  positions: z
    .array(
      z
        .string()
        .trim()
        .regex(/^\d{1,2}$/, { error: "顺序号请填 1 到 99 的整数" })
        .transform(Number),
    )
    .max(40),
});

export type AddStopInput = z.infer<typeof addStopSchema>;
export type EditStopInput = z.infer<typeof editStopSchema>;
export type RemoveStopInput = z.infer<typeof removeStopSchema>;
export type ArrangeStopsInput = z.infer<typeof arrangeStopsSchema>;
