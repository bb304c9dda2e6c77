import * as z from "zod";
import { Role } from "@/lib/platform/generated/prisma/enums";
import { isRealDay } from "@/lib/shared/dates";

const optionalDay = z
  .string()
  .optional()
  .transform((day) => day?.trim() || null)
  .refine((day) => day === null || isRealDay(day), {
    error: "日期不存在，请按 2026-11-30 的格式填写",
  });

/** A checkbox of a form: `on` or not sent. */
const tickSchema = z
  .union([z.literal("on"), z.literal(""), z.boolean()])
  .optional()
  .transform((ticked) => ticked === true || ticked === "on");

export const addGrantSchema = z.object({
  accountId: z.uuid({ error: "没有找到该账号" }),
  role: z.enum(Role, { error: "请选择角色" }),
  regionCode: z
    .string({ error: "请选择地区" })
    .trim()
    .regex(/^\d{6}(\d{3}){0,2}$/, { error: "请选择地区，或填写 6、9、12 位区划代码" }),
  carrierCode: z
    .string()
    .max(40)
    .optional()
    .transform((code) => code || null),
  mayEnterFor: tickSchema,
  validFrom: optionalDay,
  /** The last day on which the right holds. */
  validUntil: optionalDay,
});

export const endGrantSchema = z.object({ grantId: z.uuid({ error: "没有找到该授权" }) });

export type AddGrantInput = z.infer<typeof addGrantSchema>;
export type EndGrantInput = z.infer<typeof endGrantSchema>;
