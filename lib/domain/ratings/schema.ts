import * as z from "zod";
import { isWellFormed, plainCode } from "@/lib/domain/ratings/rules";
import type { RatingLevel } from "@/lib/domain/ratings/types";
import { textSchema } from "@/lib/shared/text";

/** A code as somebody types it: thirteen digits whose check digit fits. */
export const codeSchema = z
  .string({ error: "请输入评价码" })
  .max(60, { error: "评价码是 13 位数字，请核对后重新输入" })
  .transform(plainCode)
  .refine((code) => /^\d{13}$/.test(code), { error: "评价码是 13 位数字，请核对后重新输入" })
  .refine(isWellFormed, { error: "有一位数字不对，请对照评价码逐位核对" });

/** What can be rated, from an address. */
export const subjectTypeSchema = z.enum(["visit", "tour", "suggestion", "topic", "self_test"]);

/** Looking a code up. */
export const openCodeSchema = z.object({ ratingCode: codeSchema });

/** A rating: one of five words, reasons as offered, and what one wants to add. */
export const rateSchema = z.object({
  ratingCode: codeSchema,
  level: z.coerce
    .number({ error: "请从五个词中选一个" })
    .int({ error: "请从五个词中选一个" })
    .min(1, { error: "请从五个词中选一个" })
    .max(5, { error: "请从五个词中选一个" })
    .transform((level) => level as RatingLevel),
  reasons: z.array(z.string().max(20)).max(12).default([]),
  words: textSchema({ max: 300, optional: true }).default(""),
});

/** The setting `rating_reasons`: reasons by kind of subject; what is missing stays as usual. */
export const reasonsSettingSchema = z.partialRecord(
  z.enum(["visit", "tour", "suggestion", "topic"]),
  z.array(textSchema({ max: 20 })).max(12),
);

export type OpenCodeInput = z.infer<typeof openCodeSchema>;
export type RateInput = z.infer<typeof rateSchema>;
