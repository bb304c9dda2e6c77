/*
 * What a reviewer sees of a change. Figures stand beside what they were, with sign and word, percentages in
 * 个百分点. The narrative keeps its paragraphs, each with what was put in and taken out.
 */
import { percentLabel } from "@/lib/domain/reports/labels";
import { paragraphsOf } from "@/lib/domain/reports/notes/rules";
import { changesSince, nameOf, percentOf } from "@/lib/domain/reports/rules";
import type { IndicatorFacts, ReportValues } from "@/lib/domain/reports/types";
import { compareTexts, type TextRun } from "@/lib/shared/text-difference";
import type { ComparedFigure, ComparedParagraph, FigureChange } from "./types";

const NOTHING = "—";

/** A figure of a report in words, with its unit: 12, 98.5%, 3 万元, 是. */
export function figureLabel(
  facts: Pick<IndicatorFacts, "form" | "unit">,
  values: ReportValues,
  field: ComparedFigure["field"],
): string {
  if (field === "percent") {
    const percent = percentOf(values);
    return percent === null ? NOTHING : percentLabel(percent);
  }
  const text = values[field];
  if (text === null) return NOTHING;
  if (facts.form === "boolean") return text === "1" ? "是" : "否";
  if (field !== "value") return text;
  return `${text} ${facts.form === "score" ? "分" : facts.unit}`;
}

function changeWords(difference: number, isPercent: boolean): string {
  if (difference === 0) return "持平";
  const amount = Number(Math.abs(difference).toFixed(isPercent ? 1 : 4));
  const unit = isPercent ? " 个百分点" : "";
  return difference > 0 ? `▲ +${amount}${unit}（上升）` : `▼ −${amount}${unit}（下降）`;
}

function changeOf(
  facts: IndicatorFacts,
  [now, before]: readonly [ReportValues, ReportValues],
  field: ComparedFigure["field"],
): FigureChange {
  const label = figureLabel(facts, before, field);
  const found = changesSince(now, before).find((change) => change.field === field);
  if (!found) return { before: label, words: null, isFar: false };
  if (facts.form === "boolean") {
    const words = found.difference === 0 ? "没有变化" : "与上次相反";
    return { before: label, words, isFar: found.difference !== 0 };
  }
  const words = changeWords(found.difference, field === "percent");
  return { before: label, words, isFar: found.isFar };
}

/** The figures of a report beside those of earlier ones. */
export function compareFigures(
  facts: IndicatorFacts,
  now: ReportValues,
  earlier: readonly ReportValues[],
): ComparedFigure[] {
  const fields =
    facts.form === "ratio"
      ? (["numerator", "denominator", "percent"] as const)
      : (["value"] as const);
  return fields.map((field) => ({
    field,
    name: field === "percent" ? facts.indicatorName : nameOf(facts, field),
    now: figureLabel(facts, now, field),
    changes: earlier.map((before) => changeOf(facts, [now, before], field)),
  }));
}

function linesOf(runs: readonly TextRun[]): TextRun[][] {
  const lines: TextRun[][] = [[]];
  for (const { kind, text } of runs) {
    const [first = "", ...rest] =
      kind === "removed" ? [text.replace(/\r?\n/g, " ")] : text.split(/\r?\n/);
    lines.at(-1)?.push({ kind, text: first });
    for (const part of rest) lines.push([{ kind, text: part }]);
  }
  return lines.map((line) => line.filter(({ text }) => text.trim() !== ""));
}

/** The narrative by paragraphs, numbered as a return points at them; what was wholly taken out joins the one before. */
export function compareNarratives(before: string | null, now: string): ComparedParagraph[] {
  if (before === null) {
    return paragraphsOf(now).map((text, index) => ({
      ...{ number: index + 1, runs: [{ kind: "same", text }] },
    }));
  }
  const paragraphs: ComparedParagraph[] = [];
  const ahead: TextRun[] = [];
  for (const line of linesOf(compareTexts(before, now))) {
    const isGone = line.every(({ kind }) => kind === "removed");
    const last = paragraphs.at(-1);
    if (isGone && last) last.runs.push(...line);
    else if (isGone) ahead.push(...line);
    else paragraphs.push({ number: paragraphs.length + 1, runs: [...ahead.splice(0), ...line] });
  }
  return paragraphs;
}
