import * as z from "zod";
import { isRealDay } from "@/lib/shared/dates";
import { textSchema } from "@/lib/shared/text";

const keySchema = z.uuid().optional();
const versionSchema = z.coerce.number().int().min(1);
const codeSchema = z.string().regex(/^[\da-z][\da-z-]{0,39}$/, { error: "没有这份文件" });
const kindSchema = z.enum(["opinion", "implementing", "regulation", "negative_list", "reference"], {
  error: "请选择文件类别",
});

/** Blank means none. */
function optionalText(max: number) {
  return textSchema({ max, optional: true })
    .optional()
    .transform((text) => text || null);
}

function plainDate(text: string): string {
  const found = /^(\d{4})\s*[年.\-/]?\s*(?:(\d{1,2})\s*[月.\-/]?\s*(?:(\d{1,2})\s*日?)?)?$/.exec(
    text,
  );
  if (!found) return text;
  const [, year, month, day] = found;
  return [year, month?.padStart(2, "0"), day?.padStart(2, "0")].filter(Boolean).join("-");
}

function isPlainDate(text: string): boolean {
  if (/^\d{4}$/.test(text)) return true;
  return isRealDay(/^\d{4}-\d{2}$/.test(text) ? `${text}-01` : text);
}

const publishedOnSchema = textSchema({ max: 30, optional: true })
  .optional()
  .transform((text) => (text ? plainDate(text) : null))
  .refine((text) => text === null || isPlainDate(text), {
    error: "请按 2026-03-05、2026 年 3 月 或 2026 年 填写，不清楚可以不填",
  });

const choiceSchema = codeSchema
  .or(z.literal(""))
  .optional()
  .transform((code) => code || null);

/** What a document says about itself. */
const factsSchema = z.object({
  title: textSchema({ max: 200 }),
  number: optionalText(80),
  publisher: optionalText(120),
  publishedOn: publishedOnSchema,
  summary: optionalText(600),
  kind: kindSchema,
  regionCode: z.string().regex(/^\d{6}$/, { error: "请选择文件所属的地区" }),
  carrierCode: choiceSchema,
  parentCode: choiceSchema,
});

/** A new draft, with the text where it is pasted at once. */
export const draftPolicySchema = factsSchema.extend({
  text: textSchema({ max: 200_000, optional: true }).default(""),
  key: keySchema,
});

/** One step of a document's way, on the version that the person saw. */
export const policyStepSchema = z.object({
  code: codeSchema,
  version: versionSchema,
  key: keySchema,
});

/** A draft's facts, changed. */
export const editPolicySchema = factsSchema.extend({ code: codeSchema, version: versionSchema });

const pageSchema = z.coerce.number().int().min(1).max(10_000).catch(1);

/** Which documents a page shows. */
export const policyFilterSchema = z.object({
  q: textSchema({ max: 100, optional: true }).default("").catch(""),
  kind: kindSchema.optional().catch(undefined),
  region: z
    .string()
    .regex(/^\d{6}$/)
    .optional()
    .catch(undefined),
  carrier: codeSchema.optional().catch(undefined),
  page: pageSchema,
});

/** Words to look for in clauses. */
export const clauseSearchSchema = z.object({
  q: textSchema({ max: 100, optional: true }).default("").catch(""),
});

export type DraftPolicyInput = z.infer<typeof draftPolicySchema>;
export type EditPolicyInput = z.infer<typeof editPolicySchema>;
export type PolicyStepInput = z.infer<typeof policyStepSchema>;
export type PolicyFilter = z.infer<typeof policyFilterSchema>;
