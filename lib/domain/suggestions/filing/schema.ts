import * as z from "zod";
import { CATEGORY_CODES } from "@/lib/domain/suggestions/labels";
import { TEXT_MAX } from "@/lib/domain/suggestions/rules";
import { textSchema } from "@/lib/shared/text";

/** The question before the form; nothing is chosen beforehand. */
export const gateSchema = z.object({
  wish: z.enum(["suggest", "report", "help"], { error: "请先选一项，再按“下一步”" }),
});

const regionCode = z.string({ error: "请先选地区" }).regex(/^\d{6,12}$/, { error: "请先选地区" });
const category = z.enum(CATEGORY_CODES, { error: "请先选类别" });
const gate = z.string().max(200).default("");
const PHONE = /^1[3-9]\d{9}$/;
const EMAIL = /^[^\s@]{1,64}@[^\s@]{1,180}\.[^\s@.]{2,24}$/;

const contact = textSchema({ max: 200, optional: true })
  .default("")
  .transform((text) =>
    text
      .normalize("NFKC")
      .replace(/^(\+?86)?[\s-]*(?=1)/, "")
      .trim(),
  )
  .transform((text) => (/^[\d\s-]+$/.test(text) ? text.replace(/[\s-]/g, "") : text))
  .refine((text) => text === "" || PHONE.test(text) || EMAIL.test(text), {
    error: "请填 11 位手机号码或电子邮箱；不想留可以空着",
  });

const tick = z
  .string()
  .optional()
  .transform((value) => value === "on");

/** What is written, before it is checked by its sender. */
export const writingSchema = z.object({
  gate,
  category,
  regionCode,
  text: textSchema({ max: TEXT_MAX }),
  contact,
  mayHandOver: tick,
});

/** The whole of what is sent in the end; photographs come beside it. */
export const filingSchema = writingSchema.extend({ pass: z.string().max(4_000).optional() });

/** Where one stands in the form, from its address: codes only, never words. */
export const standSchema = z.object({
  gate: z.string().max(200).catch(""),
  category: category.optional().catch(undefined),
  region: regionCode.optional().catch(undefined),
  in: regionCode.optional().catch(undefined),
});

/** A name of a place, or first letters of its pinyin. */
export const placeSearchSchema = z.object({
  gate,
  category,
  q: textSchema({ max: 30 }),
});

export const forgetSchema = z.object({});

export type GateInput = z.infer<typeof gateSchema>;
export type WritingInput = z.infer<typeof writingSchema>;
export type FilingInput = z.infer<typeof filingSchema>;
export type Stand = z.infer<typeof standSchema>;
export type PlaceSearchInput = z.infer<typeof placeSearchSchema>;
