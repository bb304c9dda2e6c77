import * as z from "zod";
import type { HandedBack } from "@/lib/domain/suggestions/filing/types";
import { CATEGORY_CODES } from "@/lib/domain/suggestions/labels";
import { TEXT_MAX } from "@/lib/domain/suggestions/rules";
import { type AppError, invalid } from "@/lib/platform/errors";
import { textSchema } from "@/lib/shared/text";

/** The question before the form; nothing is chosen beforehand. */
export const gateSchema = z.object({
  wish: z.enum(["suggest", "report", "help"], { error: "请先选一项，再按“下一步”" }),
  /** The solicitation whose page led here. */
  solicitation: z.uuid().optional().catch(undefined),
});

/** The gate's page from its address. */
export const gatePageSchema = gateSchema.pick({ solicitation: true });

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

const writing = z.object({
  gate,
  category,
  regionCode,
  text: textSchema({ max: TEXT_MAX, missing: "请写下您的建议，再按“下一步”" }),
  contact,
  mayHandOver: tick,
});

/** What is written, before it is checked by its sender, or on its way back to be changed. */
export const writingSchema = writing.extend({
  stage: z.enum(["check", "edit"]).catch("check"),
});

/** The whole of what is sent in the end; photographs come beside it. */
export const filingSchema = writing.extend({ pass: z.string().max(4_000).optional() });

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
  q: textSchema({ max: 30, missing: "请输入地名，再按“查找”" }),
});

export const forgetSchema = z.object({});

export type GateInput = z.infer<typeof gateSchema>;
export type WritingInput = z.infer<typeof writingSchema>;
export type FilingInput = z.infer<typeof filingSchema>;
export type Stand = z.infer<typeof standSchema>;
export type PlaceSearchInput = z.infer<typeof placeSearchSchema>;

const TYPED = ["gate", "category", "regionCode", "text", "contact", "mayHandOver", "pass"] as const;

/** The words of a sending; throws `invalid` by field. */
export function readFiling(form: FormData): FilingInput {
  const sent = Object.fromEntries(TYPED.map((name) => [name, form.get(name) ?? undefined]));
  const read = filingSchema.safeParse(sent);
  if (read.success) return read.data;
  const fields: Record<string, string> = {};
  for (const { path, message } of read.error.issues) {
    const words = /\p{Script=Han}/u.test(message) ? message : "这一项的内容不正确，请重新填写";
    fields[path.join(".") || "form"] ??= words;
  }
  throw invalid(fields);
}

function textOf(form: FormData, name: string, max: number): string {
  const value = form.get(name);
  return typeof value === "string" ? value.slice(0, max) : "";
}

// Whoever sends words where a code belongs gets them back in no address.
const codesSchema = z.object({
  gate: z
    .string()
    .regex(/^[\da-z]{1,12}(~[\da-f-]{36})?\.[\w-]{32}$/)
    .catch(""),
  category: category.or(z.literal("")).catch(""),
  regionCode: regionCode.catch(""),
});

/** Where a sending that was refused goes back to, and what goes with it: codes in the address, words beside it. */
export function handBack(form: FormData, error: AppError): { path: string; typed: HandedBack } {
  const [field, message] = Object.entries(error.fields)[0] ?? [null, error.message];
  const typed: HandedBack = {
    stage: "check",
    ...codesSchema.parse({
      gate: form.get("gate"),
      category: form.get("category"),
      regionCode: form.get("regionCode"),
    }),
    text: textOf(form, "text", 2 * TEXT_MAX),
    contact: textOf(form, "contact", 200),
    mayHandOver: form.get("mayHandOver") === "on",
    problem: message ?? error.message,
    field: field === "text" || field === "contact" ? field : null,
  };
  const { gate: at, category: about, regionCode: region } = typed;
  const query = new URLSearchParams({ gate: at, category: about, region, again: "1" });
  return { path: `/suggest/write?${query}`, typed };
}

/** What was handed back, read from the sender's browser; null for anything else. */
export function readHandedBack(text: string | null): HandedBack | null {
  if (!text) return null;
  const schema = z.object({
    stage: z.literal("check"),
    ...{ gate: z.string(), category: z.string(), regionCode: z.string(), text: z.string() },
    ...{ contact: z.string(), mayHandOver: z.boolean(), problem: z.string() },
    field: z.string().nullable(),
  });
  return schema.safeParse(JSON.parse(text)).data ?? null;
}
