import * as z from "zod";
import { pictureIdsSchema, sentPictureShape } from "@/lib/domain/pictures/schema";
import { isRealDay } from "@/lib/shared/dates";
import { textSchema } from "@/lib/shared/text";

const id = z.uuid({ error: "编号不正确，请刷新页面" });
const day = z
  .string({ error: "请选择日期" })
  .refine(isRealDay, { error: "请填写日期，例如 2026-12-18" });
const optionalDay = z
  .string()
  .optional()
  .transform((text) => text || null)
  .refine((text) => text === null || isRealDay(text), {
    error: "请填写日期，例如 2026-12-18",
  });

/** Ordering an inspection: of chosen venues, or of so many that are drawn. */
export const orderInspectionSchema = z.object({
  regionCode: z.string().regex(/^\d{6}(\d{3})?$/, { error: "请选择地区" }),
  title: textSchema({ max: 60 }),
  note: textSchema({ max: 300, optional: true }).default(""),
  dueOn: day,
  way: z.enum(["chosen", "drawn"], { error: "请选择逐处勾选或随机抽取" }),
  kindCode: z.string().max(60).optional(),
  drawn: z
    .string()
    .trim()
    .optional()
    .transform((text) => text || "0")
    .refine((text) => /^\d{1,3}$/.test(text), { error: "抽取数量请填 1 到 200 的整数" })
    .transform(Number)
    .refine((count) => count <= 200, { error: "一次最多抽取 200 处" }),
  venueIds: z.array(id).max(200, { error: "一次最多 200 处" }).default([]),
  key: z.uuid().optional(),
});

/** Cancelling an order with a reason. */
export const cancelInspectionSchema = z.object({
  inspectionId: id,
  reason: textSchema({ max: 200 }),
});

/** What was found at one venue. */
export const answerItemSchema = z.object({
  itemId: id,
  result: z.enum(["fine", "damaged", "outdated", "closed"], { error: "请选择巡查结果" }),
  note: textSchema({ max: 300, optional: true }).default(""),
  remedyDueOn: optionalDay,
  ...sentPictureShape,
});

/** That a defect was put right. */
export const remedyItemSchema = z.object({
  itemId: id,
  remedyNote: textSchema({ max: 300 }),
  ...sentPictureShape,
  pictureIds: pictureIdsSchema,
});

/** Which venues the order form offers. */
export const inspectableFilterSchema = z.object({
  region: z
    .string()
    .regex(/^\d{6}(\d{3})?$/)
    .optional()
    .catch(undefined),
  kind: z
    .string()
    .regex(/^[a-z0-9][a-z0-9._-]{0,59}$/)
    .optional()
    .catch(undefined),
});

export type OrderInspectionInput = z.infer<typeof orderInspectionSchema>;
export type CancelInspectionInput = z.infer<typeof cancelInspectionSchema>;
export type AnswerItemInput = z.infer<typeof answerItemSchema>;
export type RemedyItemInput = z.infer<typeof remedyItemSchema>;
export type InspectableFilter = z.infer<typeof inspectableFilterSchema>;
