import * as z from "zod";
import { sentPictureShape } from "@/lib/domain/pictures/schema";
import { seasonWords, suitedWords } from "@/lib/domain/routes/labels";
import { textSchema } from "@/lib/shared/text";

const id = z.uuid({ error: "编号不正确，请刷新页面" });
const version = z.coerce.number().int().min(1);
const tick = z
  .literal("on")
  .optional()
  .transform((value) => value === "on");

const among = (words: Record<string, string>, error: string) =>
  z
    .array(z.string(), { error })
    .min(1, { error })
    .refine((codes) => codes.every((code) => code in words), { error });

const groupSize = z
  .string()
  .trim()
  .optional()
  .transform((text) => text || null)
  .refine((text) => text === null || /^[1-9]\d{0,3}$/.test(text), {
    error: "人数请填 1 到 9999 的整数；不限可以不填",
  })
  .transform((text) => (text === null ? null : Number(text)));

/** A time of the day as a form sends it. */
export const clockSchema = z
  .string({ error: "请填写时间" })
  .regex(/^([01]\d|2[0-3]):[0-5]\d$/, { error: "时间请按 24 小时填写，例如 09:00" });

const facts = {
  title: textSchema({ max: 40 }),
  summary: textSchema({ max: 200 }),
  seasons: among(seasonWords, "请至少勾选一个季节"),
  suited: among(suitedWords, "请至少勾选一类适合的人"),
  groupMin: groupSize,
  groupMax: groupSize,
  costNote: textSchema({ max: 200, optional: true }).default(""),
  contact: textSchema({ max: 80, optional: true }).default(""),
  bookingNote: textSchema({ max: 200, optional: true }).default(""),
  isAccessible: tick,
  accessibleNote: textSchema({ max: 100, optional: true }).default(""),
  startsAt: clockSchema,
  ...sentPictureShape,
};

const groupOrder = {
  check: (one: { groupMin: number | null; groupMax: number | null }) =>
    one.groupMin === null || one.groupMax === null || one.groupMin <= one.groupMax,
  said: { error: "最多人数不能少于最少人数", path: ["groupMax"] },
};

/** Beginning a route. */
export const composeRouteSchema = z
  .object({
    regionCode: z.string().regex(/^\d{6}$/, { error: "请选择所属地区" }),
    ...facts,
    key: z.uuid().optional(),
  })
  .refine(groupOrder.check, groupOrder.said);

/** Keeping its facts up, in the version that was shown. */
export const editRouteSchema = z
  .object({ routeId: id, version, ...facts })
  .refine(groupOrder.check, groupOrder.said);

/** Handing it over, or discarding one that was never shown. */
export const routeStepSchema = z.object({ routeId: id, version });

export type ComposeRouteInput = z.infer<typeof composeRouteSchema>;
export type EditRouteInput = z.infer<typeof editRouteSchema>;
export type RouteStepInput = z.infer<typeof routeStepSchema>;
