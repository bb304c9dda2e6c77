import * as z from "zod";
import { textSchema } from "@/lib/shared/text";

/** The longest text of each field, in characters; a workbook that holds more is told so at the cell. */
export const textLimits = {
  listTitle: 120,
  code: 20,
  title: 120,
  measure: 1000,
  indicatorName: 120,
  unit: 12,
  organisationName: 80,
  evidence: 80,
  clauseText: 1000,
  subject: 120,
  post: 80,
  basis: 300,
  personName: 40,
  accountable: 80,
  tag: 20,
  note: 500,
} as const;

/** How many rows of one sheet are read, and the largest count or amount a target may name. */
export const importLimits = {
  rows: 20_000,
  cooperatingUnits: 30,
  evidence: 20,
  target: 1e12,
} as const;

export const listKindSchema = z.enum(["task", "responsibility"]);
export const frequencySchema = z.enum(["monthly", "quarterly", "semiannual", "annual"]);
export const directionSchema = z.enum(["increase", "decrease", "reach", "zero"]);
export const formSchema = z.enum(["ratio", "count", "amount", "score", "boolean"]);
export const accumulationSchema = z.enum(["flow", "stock", "cumulative"]);
export const sourceSchema = z.enum(["report", "system", "survey", "inspection"]);
export const disclosureSchema = z.enum(["public", "aggregate", "internal"]);
export const askedSchema = z.enum(["lowest", "each"]);
export const levelSchema = z.enum(["province", "city", "county", "township", "village", "unit"]);
export const responsibilitySchema = z.enum(["primary", "oversight", "regulatory"]);
export const askedRoleSchema = z.enum(["lead", "cooperating", "resident"]);
export const evidenceKindSchema = z.enum(["document", "table", "photo", "video", "location"]);
export const dutyKindSchema = z.enum(["study", "report", "statement", "plan", "other"]);

const levelsSchema = z.array(levelSchema).min(1, { error: "请至少选择一个层级" }).max(6);
const responsibilitiesSchema = z
  .array(responsibilitySchema)
  .min(1, { error: "请至少选择一种责任类型" })
  .max(3);
const countSchema = (max: number) =>
  z
    .number({ error: "请填写数字" })
    .int({ error: "请填写整数" })
    .min(0, { error: "不能小于 0" })
    .max(max, { error: `不能大于 ${max}` });
const weightSchema = z
  .number({ error: "请填写数字" })
  .min(0, { error: "不能小于 0" })
  .max(100, { error: "不能大于 100" });
const codePrefixSchema = z
  .string()
  .regex(/^[A-Z]{1,6}$/, { error: "请填写 1 到 6 个大写字母，例如 CJ" });

/** What one sheet does not say, asked once for all its rows. */
export const importDefaultsSchema = z
  .object({
    title: textSchema({ max: textLimits.listTitle }),
    /** Null for the coordination office's own list. */
    carrierCode: z.string().min(1).max(40).nullable(),
    subCarrierCode: z.string().min(1).max(40).nullable(),
    year: z
      .number({ error: "请填写年份" })
      .int()
      .min(2020, { error: "年份应在 2020 到 2100 之间" })
      .max(2100, { error: "年份应在 2020 到 2100 之间" }),
    leadName: textSchema({ max: textLimits.organisationName, optional: true }),
    levels: levelsSchema,
    asked: askedSchema,
    source: sourceSchema,
    accumulation: accumulationSchema,
    responsibilities: responsibilitiesSchema,
    disclosure: disclosureSchema,
    minutes: countSchema(480),
    weight: weightSchema,
    evidenceMin: countSchema(9),
    evidenceMax: countSchema(9),
    /** Begins the codes of clauses, which the workbooks only number. */
    codePrefix: codePrefixSchema,
  })
  .refine((value) => value.evidenceMin <= value.evidenceMax, {
    path: ["evidenceMin"],
    error: "最少份数不能大于最多份数",
  });

/** What is settled for one task in place of the sheet's defaults; absent fields follow the defaults. */
export const taskOverridesSchema = z
  .object({
    subCarrierCode: z.string().min(1).max(40).nullable(),
    form: formSchema,
    accumulation: accumulationSchema,
    numeratorName: textSchema({ max: textLimits.indicatorName }),
    denominatorName: textSchema({ max: textLimits.indicatorName }),
    levels: levelsSchema,
    asked: askedSchema,
    source: sourceSchema,
    responsibilities: responsibilitiesSchema,
    disclosure: disclosureSchema,
    minutes: countSchema(480),
    weight: weightSchema,
    evidenceMin: countSchema(9),
    evidenceMax: countSchema(9),
    basis: textSchema({ max: textLimits.basis }),
    direction: directionSchema,
    askedLevels: levelsSchema,
    askedRole: askedRoleSchema,
    evidenceKinds: z.array(evidenceKindSchema).max(5),
    accountable: textSchema({ max: textLimits.accountable }),
    note: textSchema({ max: textLimits.note }),
  })
  .partial();

/** Overrides of one sheet by the task's key. */
export const perTaskOverridesSchema = z.record(z.string(), taskOverridesSchema);

export type ListKind = z.infer<typeof listKindSchema>;
export type Frequency = z.infer<typeof frequencySchema>;
export type Direction = z.infer<typeof directionSchema>;
export type IndicatorForm = z.infer<typeof formSchema>;
export type Accumulation = z.infer<typeof accumulationSchema>;
export type DataSource = z.infer<typeof sourceSchema>;
export type Disclosure = z.infer<typeof disclosureSchema>;
export type Asked = z.infer<typeof askedSchema>;
export type Level = z.infer<typeof levelSchema>;
export type Responsibility = z.infer<typeof responsibilitySchema>;
export type AskedRole = z.infer<typeof askedRoleSchema>;
export type EvidenceKind = z.infer<typeof evidenceKindSchema>;
export type DutyKind = z.infer<typeof dutyKindSchema>;
export type ImportDefaults = z.infer<typeof importDefaultsSchema>;
export type TaskOverrides = z.infer<typeof taskOverridesSchema>;
export type PerTaskOverrides = z.infer<typeof perTaskOverridesSchema>;
