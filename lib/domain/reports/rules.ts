/*
 * What a report must hold. A ratio asks for numerator and denominator, a count for a whole number, an
 * amount or score for a number (a score from 0 to 100), a yes-no task for yes or no. Figures are never
 * negative and have at most 14 digits before and 4 after the point. The numerator does not exceed the
 * denominator unless the figure is meant to fall. Where there is no figure this period, that is said and
 * explained, and nothing stands in its place: it is no zero. Whoever misses the target says why. The text
 * has no least length. Pieces of evidence lie between the task's least and most.
 */
import type { FieldErrors } from "@/lib/platform/errors";
import type { IndicatorFacts, ReportContent, ReportValues } from "./types";

/** Decimals are counted in ten-thousandths, so that nothing is rounded. */
const SCALE = 10_000n;
const HUNDRED = 100n;

/** The most characters of each text. */
export const TEXT_MAX = { narrative: 2000, explanation: 1000, difficulties: 1000 } as const;

/** An empty form. */
export const EMPTY_CONTENT: ReportContent = {
  numerator: "",
  denominator: "",
  value: "",
  hasNoFigure: false,
  narrative: "",
  explanation: "",
  difficulties: "",
  evidence: [],
};

/** Digits as people type them (full width, with separators) in plain form. */
export function plainNumber(text: string): string {
  return text
    .normalize("NFKC")
    .replace(/[\s,，]/g, "")
    .replace(/。/g, ".");
}

/** A figure in ten-thousandths, or null where the text is none. */
export function parseFigure(text: string | null): bigint | null {
  const plain = plainNumber((text ?? "").slice(0, 60));
  const found = /^(\d{1,14})(?:\.(\d{1,4}))?$/.exec(plain);
  if (!found) return null;
  return BigInt(found[1] ?? "0") * SCALE + BigInt((found[2] ?? "").padEnd(4, "0"));
}

/** Ten-thousandths as decimal text without idle zeros. */
export function figureText(figure: bigint): string {
  const places = (figure % SCALE).toString().padStart(4, "0").replace(/0+$/, "");
  return places ? `${figure / SCALE}.${places}` : `${figure / SCALE}`;
}

/** What is wrong with a figure as typed, or null. */
export function figureProblem(text: string, form: IndicatorFacts["form"]): string | null {
  const plain = plainNumber(text.slice(0, 60));
  if (plain === "") return "请填写数字，没有的填 0";
  if (/^[-−]/.test(plain)) return "不能是负数，请核对后重新填写";
  if (!/^\d+(\.\d*)?$/.test(plain)) return "请只填数字，例如 12 或 12.5，单位不用填";
  if (/^\d{15,}/.test(plain)) return "数字过大，整数部分最多 14 位，请核对单位";
  const figure = parseFigure(plain);
  if (figure === null) return "小数点后最多 4 位，请四舍五入后填写";
  if (form === "count" && figure % SCALE !== 0n) return "个数应为整数，请去掉小数";
  if (form === "score" && figure > HUNDRED * SCALE) return "得分应在 0 到 100 之间";
  return null;
}

/** A part larger than its whole: the two figures are mixed up or wrong, whatever the target says. */
export function isAboveWhole(
  facts: Pick<IndicatorFacts, "form" | "direction">,
  content: Pick<ReportContent, "numerator" | "denominator">,
): boolean {
  const above = parseFigure(content.numerator);
  const below = parseFigure(content.denominator);
  if (facts.form !== "ratio" || facts.direction === "decrease") return false;
  return above !== null && below !== null && above > below;
}

function ratioProblems(facts: IndicatorFacts, content: ReportContent): FieldErrors {
  const fields: FieldErrors = {};
  for (const name of ["numerator", "denominator"] as const) {
    const problem = figureProblem(content[name], "ratio");
    if (problem) fields[name] = `${nameOf(facts, name)}：${problem}`;
  }
  const above = parseFigure(content.numerator);
  const below = parseFigure(content.denominator);
  if (above === null || below === null || Object.keys(fields).length > 0) return fields;
  if (isAboveWhole(facts, content)) {
    fields.numerator = `${nameOf(facts, "numerator")}（${figureText(above)}）不能大于${nameOf(facts, "denominator")}（${figureText(below)}），请核对两个数`;
  }
  return fields;
}

/** The word for a figure of the form: 已整改的问题合同, 分子 where the task names none. */
export function nameOf(
  facts: IndicatorFacts,
  field: "numerator" | "denominator" | "value",
): string {
  if (field === "numerator") return facts.numeratorName ?? "分子";
  if (field === "denominator") return facts.denominatorName ?? "分母";
  return facts.indicatorName;
}

function valueProblems(facts: IndicatorFacts, content: ReportContent): FieldErrors {
  if (facts.form === "boolean") {
    const isAnswered = content.value === "1" || content.value === "0";
    return isAnswered ? {} : { value: "请选择“是”或“否”" };
  }
  const problem = figureProblem(content.value, facts.form);
  return problem ? { value: `${nameOf(facts, "value")}：${problem}` } : {};
}

/** True when a content says 本期没有数; a yes-no question always has an answer. */
export function isWithoutFigure(
  facts: Pick<IndicatorFacts, "form">,
  content: ReportContent,
): boolean {
  return content.hasNoFigure && facts.form !== "boolean";
}

/** True for the figures of a submitted report that said 本期没有数. */
export function hasNoValues(values: ReportValues): boolean {
  return values.numerator === null && values.denominator === null && values.value === null;
}

/** The figures of a form as decimal text; null where it asks for none, they are wrong, or there are none. */
export function valuesOf(facts: IndicatorFacts, content: ReportContent): ReportValues {
  if (isWithoutFigure(facts, content)) return { numerator: null, denominator: null, value: null };
  const text = (typed: string) => {
    const figure = parseFigure(typed);
    return figure === null ? null : figureText(figure);
  };
  if (facts.form !== "ratio") {
    return { numerator: null, denominator: null, value: text(content.value) };
  }
  return {
    numerator: text(content.numerator),
    denominator: text(content.denominator),
    value: null,
  };
}

/** A ratio in per cent, or null where the denominator is missing or zero. */
export function percentOf(values: ReportValues): number | null {
  const above = parseFigure(values.numerator);
  const below = parseFigure(values.denominator);
  if (above === null || below === null || below === 0n) return null;
  return Number((above * 1_000_000n) / below) / 10_000;
}

// A flow reported several times a year has a target for the year: a single period cannot miss it.
function isJudged(facts: IndicatorFacts): boolean {
  const isSum = facts.form === "count" || facts.form === "amount";
  return !(isSum && facts.accumulation === "flow" && facts.frequency !== "annual");
}

/** True when the figures miss the target; null when there is nothing to compare. */
export function missesTarget(facts: IndicatorFacts, values: ReportValues): boolean | null {
  if (facts.form === "boolean") {
    if (values.value !== "1" && values.value !== "0") return null;
    const isBad = facts.direction === "decrease" || facts.direction === "zero";
    return (values.value === "1") === isBad;
  }
  if (!isJudged(facts)) return null;
  const actual = facts.form === "ratio" ? percentOf(values) : figureNumber(values.value);
  const target = facts.direction === "zero" ? 0 : facts.target;
  if (actual === null || target === null) return null;
  const isFalling = facts.direction === "decrease" || facts.direction === "zero";
  return isFalling ? actual > target : actual < target;
}

function figureNumber(text: string | null): number | null {
  const figure = parseFigure(text);
  return figure === null ? null : Number(figure) / Number(SCALE);
}

function evidenceProblem(facts: IndicatorFacts, count: number): string | null {
  if (count < facts.evidenceMin) return `请至少添加 ${facts.evidenceMin} 份材料，现有 ${count} 份`;
  if (count > facts.evidenceMax) return `最多 ${facts.evidenceMax} 份材料，请移除多余的`;
  return null;
}

function lengthProblems(content: ReportContent): FieldErrors {
  const fields: FieldErrors = {};
  for (const name of ["narrative", "explanation", "difficulties"] as const) {
    const [most, length] = [TEXT_MAX[name], content[name].length];
    if (length <= most) continue;
    fields[name] = `最多 ${most} 个字，现有 ${length} 个字，请删减 ${length - most} 个字`;
  }
  return fields;
}

function figureProblems(facts: IndicatorFacts, content: ReportContent): FieldErrors {
  if (isWithoutFigure(facts, content)) return {};
  return facts.form === "ratio" ? ratioProblems(facts, content) : valueProblems(facts, content);
}

/** Why a content has to be explained, or null: there is no figure, or it misses the target. */
export function reasonToExplain(
  facts: IndicatorFacts,
  content: ReportContent,
): "no_figure" | "missed" | null {
  if (isWithoutFigure(facts, content)) return "no_figure";
  return missesTarget(facts, valuesOf(facts, content)) ? "missed" : null;
}

const EXPLAIN = {
  no_figure: "本期没有数，请说明原因和什么时候能有",
  missed: "没有达到目标，请说明原因和下一步打算",
} as const;

/** What keeps a report from being submitted, by field; nothing when it is complete. */
export function missingParts(facts: IndicatorFacts, content: ReportContent): FieldErrors {
  const fields = { ...figureProblems(facts, content), ...lengthProblems(content) };
  if (content.narrative.trim() === "") fields.narrative = "请写一两句进展情况，字数不限";
  const reason = reasonToExplain(facts, content);
  if (reason && content.explanation.trim() === "") fields.explanation = EXPLAIN[reason];
  const evidence = evidenceProblem(facts, content.evidence.length);
  if (evidence) fields.evidence = evidence;
  return fields;
}

/** The change of a figure since last time. */
export interface Change {
  field: "numerator" | "denominator" | "value" | "percent";
  now: number;
  before: number;
  difference: number;
  /** The difference in per cent of what it was; null where that was zero. */
  share: number | null;
  /** Differs by more than half of what it was. */
  isFar: boolean;
}

const FAR = 0.5;

function changeOf(
  field: Change["field"],
  now: number | null,
  before: number | null,
): Change | null {
  if (now === null || before === null) return null;
  const difference = Number((now - before).toFixed(4));
  const share = before === 0 ? null : Math.round((difference / Math.abs(before)) * 100);
  const isFar = Math.abs(difference) > Math.abs(before) * FAR;
  return { field, now, before, difference, share, isFar };
}

/** How the figures changed since an earlier report; figures missing on one side are left out. */
export function changesSince(now: ReportValues, before: ReportValues | null): Change[] {
  if (!before) return [];
  const fields = ["numerator", "denominator", "value"] as const;
  const changes = fields.map((field) =>
    changeOf(field, figureNumber(now[field]), figureNumber(before[field])),
  );
  changes.push(changeOf("percent", percentOf(now), percentOf(before)));
  return changes.filter((change) => change !== null);
}

/** The parts that differ between two contents: what a later writer must see before choosing. */
export function differingParts(
  first: ReportContent,
  second: ReportContent,
): (keyof ReportContent)[] {
  const keys = Object.keys(EMPTY_CONTENT) as (keyof ReportContent)[];
  return keys.filter((key) => JSON.stringify(first[key]) !== JSON.stringify(second[key]));
}
