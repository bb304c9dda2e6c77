import * as z from "zod";
import { sentPictureShape } from "@/lib/domain/pictures/schema";
import { textSchema } from "@/lib/shared/text";

const caseId = z.uuid({ error: "编号不正确，请刷新页面" });
const version = z.coerce.number().int().min(1);
const reason = textSchema({ max: 500 });

/** How many figures a form takes: from the system, and stated by the unit itself. */
export const SYSTEM_FIGURES = 3;
export const OWN_FIGURES = 2;

const number = z
  .string()
  .trim()
  .regex(/^-?\d{1,12}(\.\d{1,4})?$/, { error: "请填写数字，例如 12 或 85.5" })
  .transform(Number);

const ownFigureSchema = z.object({
  label: textSchema({ max: 40 }),
  unit: textSchema({ max: 10 }),
  before: number,
  beforePeriod: textSchema({ max: 30 }),
  after: number,
  afterPeriod: textSchema({ max: 30 }),
  source: z
    .string({ error: "单位自报的数字须写明来源" })
    .trim()
    .min(2, { error: "单位自报的数字须写明来源，例如《2026 年村级公开台账》" })
    .max(100),
});

const pairSchema = z.object({
  before: z.string().regex(/^\d{1,18}$/, { error: "请选择改善前的一期" }),
  after: z.string().regex(/^\d{1,18}$/, { error: "请选择改善后的一期" }),
});

/** Figures from the system as two periods of one task, and own ones with their source. */
export interface FigureInput {
  pairs: z.infer<typeof pairSchema>[];
  own: z.infer<typeof ownFigureSchema>[];
}

const OWN_PARTS = [
  "Label",
  "Unit",
  "Before",
  "BeforePeriod",
  "After",
  "AfterPeriod",
  "Source",
] as const;

type Sent = Record<string, unknown>;
type Context = z.core.$RefinementCtx;

const text = (value: unknown) => (typeof value === "string" ? value.trim() : "");
const lower = (part: string) => part.charAt(0).toLowerCase() + part.slice(1);

/** Reads one numbered line of fields; an empty one is none, a broken one tells at its fields. */
function lineOf<T>(
  schema: z.ZodType<T>,
  { sent, names, context }: { sent: Sent; names: Record<string, string>; context: Context },
): T[] {
  const line = Object.fromEntries(
    Object.entries(names).map(([part, name]) => [part, text(sent[name])]),
  );
  if (Object.values(line).every((value) => value === "")) return [];
  const parsed = schema.safeParse(line);
  if (parsed.success) return [parsed.data];
  for (const { path, message } of parsed.error.issues) {
    const name = names[String(path[0])] ?? String(path[0]);
    context.addIssue({ code: "custom", path: [name], message });
  }
  return [];
}

function numbered(count: number): number[] {
  return Array.from({ length: count }, (_, at) => at + 1);
}

/** The figures of a form: fields before1, after1 …, ownLabel1, ownUnit1 … */
function figuresOf(sent: Sent, context: Context): FigureInput {
  const pairs = numbered(SYSTEM_FIGURES).flatMap((at) => {
    const names = { before: `before${at}`, after: `after${at}` };
    return lineOf(pairSchema, { sent, names, context });
  });
  const own = numbered(OWN_FIGURES).flatMap((at) => {
    const names = Object.fromEntries(OWN_PARTS.map((part) => [lower(part), `own${part}${at}`]));
    return lineOf(ownFigureSchema, { sent, names, context });
  });
  return { pairs, own };
}

/** Drafting or editing a case. */
export const draftCaseSchema = z
  .looseObject({
    caseId: caseId.optional(),
    version: version.optional(),
    form: z.enum(["case", "method"], { error: "请选择是案例还是工作法" }),
    carrierCode: z.string().regex(/^[a-z_-]{1,40}$/, { error: "请选择载体" }),
    title: textSchema({ max: 60 }),
    background: textSchema({ max: 1000, optional: true }),
    practice: textSchema({ max: 3000, optional: true }),
    result: textSchema({ max: 1500, optional: true }),
    policyCode: z.string().max(60).default(""),
    /** Ticked: where no figure is chosen, those that were chosen before stay. */
    keepFigures: z.literal("on").optional(),
    ...sentPictureShape,
  })
  .transform((sent, context) => ({ ...sent, figures: figuresOf(sent, context) }));

/** A move that needs nothing but the version that was shown. */
export const caseStepSchema = z.object({ caseId, version });

/** A move with its reason. */
export const caseReasonSchema = caseStepSchema.extend({ reason });

/** Deciding on a case. */
export const decideCaseSchema = caseReasonSchema.extend({
  decision: z.enum(["select", "decline"], { error: "请选择是否入选" }),
});

/** What the two assessors agreed on. */
export const talkSchema = caseStepSchema.extend({ talk: textSchema({ max: 500 }) });

/** Scores and reasons in the order of the principles, as score1, reason1 … */
export const assessSchema = z
  .looseObject({ caseId, comment: textSchema({ max: 500, optional: true }).default("") })
  .transform(({ caseId: id, comment, ...sent }) => ({
    caseId: id,
    comment,
    marks: numbered(8).flatMap((at) => {
      const score = text(sent[`score${at}`]);
      const why = text(sent[`reason${at}`]);
      return sent[`score${at}`] === undefined ? [] : [{ at, score, reason: why }];
    }),
  }));

/** The principles of a year: up to eight lines name, note, weight. */
export const principlesSchema = z
  .looseObject({
    year: z.coerce.number().int().min(2020).max(2100),
    threshold: z.coerce
      .number({ error: "请填写 1 至 50 的整数" })
      .int()
      .min(1, { error: "请填写 1 至 50 的整数" })
      .max(50, { error: "请填写 1 至 50 的整数" }),
    version: z.coerce.number().int().min(0),
  })
  .transform(({ year, threshold, version: held, ...sent }) => ({
    year,
    threshold,
    version: held,
    principles: numbered(8).flatMap((at) => {
      const name = text(sent[`name${at}`]).slice(0, 20);
      const note = text(sent[`note${at}`]).slice(0, 100);
      return name ? [{ name, note, weight: Number(text(sent[`weight${at}`])) }] : [];
    }),
  }))
  .refine(({ principles }) => principles.length >= 2, {
    error: "至少写两条原则",
    path: ["name1"],
  })
  .refine(({ principles }) => principles.every(({ weight }) => weight > 0 && weight <= 100), {
    error: "每条原则的权重是 1 至 100 的数",
    path: ["weight1"],
  })
  .refine(
    ({ principles }) => Math.round(principles.reduce((sum, { weight }) => sum + weight, 0)) === 100,
    { error: "各条权重相加应为 100", path: ["weight1"] },
  );

/** Reporting that a case was copied. */
export const adoptSchema = z
  .looseObject({
    caseId,
    version: version.optional(),
    parentId: z.union([z.uuid(), z.literal("")]).default(""),
    adoptedOn: z.iso.date({ error: "请填写开始学用的日期" }),
    adapted: textSchema({ max: 1000 }),
    result: textSchema({ max: 1000 }),
  })
  .transform((sent, context) => ({ ...sent, figures: figuresOf(sent, context) }));

/** Checking an adoption, or returning it with the reason. */
export const checkAdoptionSchema = z
  .object({
    adoptionId: z.uuid(),
    version,
    decision: z.enum(["check", "return"], { error: "请选择核对结果" }),
    reason: textSchema({ max: 500, optional: true }).default(""),
  })
  .refine(({ decision, reason: why }) => decision === "check" || why.length > 0, {
    error: "退回须写明原因",
    path: ["reason"],
  });

/** The desk's list from its address. */
export const caseListSchema = z.object({
  view: z.enum(["own", "assess", "select", "decided"]).optional().catch(undefined),
});

/** An id in an address; anything else is an id that nothing has. */
export const caseIdSchema = z.uuid().catch("00000000-0000-0000-0000-000000000000");

/** The public list from its address. */
export const caseFilterSchema = z.object({
  carrier: z
    .string()
    .regex(/^[a-z_-]{1,40}$/)
    .optional()
    .catch(undefined),
  city: z
    .string()
    .regex(/^\d{6}$/)
    .optional()
    .catch(undefined),
  form: z.enum(["case", "method"]).optional().catch(undefined),
  words: z.string().trim().max(40).optional().catch(undefined),
  page: z.coerce.number().int().min(1).max(1000).catch(1),
});

export type DraftCaseInput = z.infer<typeof draftCaseSchema>;
export type CaseStepInput = z.infer<typeof caseStepSchema>;
export type CaseReasonInput = z.infer<typeof caseReasonSchema>;
export type DecideCaseInput = z.infer<typeof decideCaseSchema>;
export type TalkInput = z.infer<typeof talkSchema>;
export type AssessInput = z.infer<typeof assessSchema>;
export type PrinciplesInput = z.infer<typeof principlesSchema>;
export type AdoptInput = z.infer<typeof adoptSchema>;
export type CheckAdoptionInput = z.infer<typeof checkAdoptionSchema>;
export type CaseListInput = z.infer<typeof caseListSchema>;
export type CaseFilter = z.infer<typeof caseFilterSchema>;
