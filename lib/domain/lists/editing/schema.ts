import * as z from "zod";
import {
  accumulationSchema,
  askedSchema,
  directionSchema,
  disclosureSchema,
  formSchema,
  frequencySchema,
  importLimits,
  type ListKind,
  levelSchema,
  responsibilitySchema,
  sourceSchema,
  textLimits,
} from "@/lib/domain/imports/schema";
import { type FieldErrors, invalid } from "@/lib/platform/errors";
import { textSchema } from "@/lib/shared/text";

/** How many entries one list may hold, and the longest body of one save. */
export const MOST_ENTRIES = 2_000;
const LONGEST_BODY = 8_000_000;

/** A text that a draft may leave empty. */
const draft = (max: number) => textSchema({ max, optional: true });
const absent = (max: number) =>
  draft(max)
    .nullable()
    .transform((text) => text || null);
const texts = (max: number, count: number) => z.array(textSchema({ max })).max(count);
const whole = (max: number) => z.number().int().min(0).max(max);
const dueDatesSchema = z
  .array(z.string().regex(/^(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/, { error: "日期写成“月-日”" }))
  .max(12);
const levelsSchema = z.array(levelSchema).max(6);
const askedRoleSchema = z.enum(["lead", "cooperating", "resident"]);
/** Empty only in a new entry: it then gets the list's next code. */
const codeSchema = z.string().regex(/^([A-Z]{1,6}-[A-Z]?\d{1,4}|\d{2,6}-\d{1,4})?$/, {
  error: "编号写成“字母-数字”，如 CJ-01",
});

/** A task as a draft may hold it: readable in every field, not necessarily complete. */
export const taskValuesSchema = z.object({
  code: codeSchema,
  title: draft(textLimits.title),
  measure: draft(textLimits.measure),
  subCarrierCode: z.string().max(40).nullable(),
  indicatorName: draft(textLimits.indicatorName),
  unit: draft(textLimits.unit),
  form: formSchema,
  direction: directionSchema,
  target: z.number().min(0).max(importLimits.target).nullable(),
  numeratorName: absent(textLimits.indicatorName),
  denominatorName: absent(textLimits.indicatorName),
  accumulation: accumulationSchema,
  source: sourceSchema,
  frequency: frequencySchema,
  dueDates: dueDatesSchema,
  levels: levelsSchema,
  asked: askedSchema,
  askedRole: askedRoleSchema,
  minutes: whole(480),
  leadName: absent(textLimits.organisationName),
  cooperatingUnits: texts(textLimits.organisationName, importLimits.cooperatingUnits),
  accountable: absent(textLimits.organisationName),
  responsibilities: z.array(responsibilitySchema).max(3),
  evidenceHint: texts(textLimits.evidence, importLimits.evidence),
  evidenceKinds: z.array(z.enum(["document", "table", "photo", "video", "location"])).max(5),
  evidenceMin: whole(9),
  evidenceMax: whole(9),
  weight: z.number().min(0).max(100),
  disclosure: disclosureSchema,
  basis: z
    .array(z.object({ source: textSchema({ max: 300 }), fact: draft(textLimits.basis) }))
    .max(10),
  citations: z.array(z.uuid()).max(20),
  note: absent(textLimits.note),
});

/** A clause as a draft may hold it. */
export const clauseValuesSchema = z.object({
  code: codeSchema,
  responsibility: responsibilitySchema,
  text: draft(textLimits.clauseText),
  subject: draft(textLimits.subject),
  post: absent(textLimits.post),
  dutyKind: z.enum(["study", "report", "statement", "plan", "other"]).nullable(),
  frequency: frequencySchema.nullable(),
  dueDates: dueDatesSchema,
  levels: levelsSchema,
  askedRole: askedRoleSchema,
  leadLine: absent(40),
  minutes: whole(480),
  basis: absent(textLimits.basis),
  tags: texts(40, 10),
});

/** The schema of an entry's values, by the list's kind. */
export function valuesSchema(kind: ListKind) {
  return kind === "task" ? taskValuesSchema : clauseValuesSchema;
}

const versionSchema = z.number().int().min(1);
const fieldsSchema = z.record(z.string().max(40), z.unknown());
const manyOf = <T extends z.ZodType>(one: T) =>
  z.array(one).max(MOST_ENTRIES, { error: `一份清单最多 ${MOST_ENTRIES} 行，请分成几份` });

/** A save: what changed, on which versions, and the versions that the sender has seen. */
export const editEntriesSchema = z.object({
  listId: z.uuid(),
  seen: z.record(z.uuid(), versionSchema).default({}),
  changed: manyOf(z.object({ id: z.uuid(), version: versionSchema, values: fieldsSchema })).default(
    [],
  ),
  added: manyOf(z.object({ id: z.uuid(), values: fieldsSchema })).default([]),
  removed: manyOf(z.object({ id: z.uuid(), version: versionSchema })).default([]),
  order: manyOf(z.uuid()).nullable().default(null),
});

export type EditEntriesInput = z.infer<typeof editEntriesSchema>;
export type EntryValues = z.infer<typeof taskValuesSchema> | z.infer<typeof clauseValuesSchema>;

/** A save's body. Throws `invalid`, also for a body that is no JSON or too long. */
export async function checkEdit(
  request: Pick<Request, "text">,
  listId: string,
): Promise<EditEntriesInput> {
  const text = await request.text();
  if (text.length > LONGEST_BODY) throw invalid({ form: "一次保存的内容过多，请分几次粘贴" });
  const parsed = editEntriesSchema.safeParse({ ...objectOf(text), listId });
  if (parsed.success) return parsed.data;
  const fields: FieldErrors = {};
  for (const issue of parsed.error.issues) fields[issue.path.join(".") || "form"] ??= issue.message;
  throw invalid(fields);
}

function objectOf(text: string): Record<string, unknown> {
  try {
    const parsed: unknown = JSON.parse(text);
    return typeof parsed === "object" && parsed !== null ? { ...parsed } : {};
  } catch {
    throw invalid({ form: "请求内容不完整，请刷新页面后重试" });
  }
}
