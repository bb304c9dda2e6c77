/*
 * Every figure is written out from the same counts that it is computed from: the two rates are those of
 * the counters' rules, a count is itself, and a derived value is what the rules derive from the sums of
 * what was approved. What is said here in words is shown by a test to be what is computed there.
 */
import type { Show } from "@/lib/domain/assignments/types";
import type { FigureQuestion, Measure } from "@/lib/domain/counters/codes/types";
import { COUNT_LABELS, MEASURE_LABELS, MEASURE_RULES } from "@/lib/domain/counters/formulas/labels";
import type {
  ExplainedTask,
  FormulaPart,
  PlaceSums,
  WorkedFigure,
} from "@/lib/domain/counters/formulas/types";
import {
  askedOnce,
  completion,
  deriveValue,
  onTimeRate,
  sumFigures,
} from "@/lib/domain/counters/rules";
import type { DerivedValue, Figures } from "@/lib/domain/counters/types";
import { groupDigits, percentText } from "@/lib/shared/figures";

/** What a word of the lists counts in figures. */
export const COUNT_OF: Record<Show | "times_returned", (figures: Figures) => number> = {
  asked: (f) => f.asked,
  done: (f) => f.done,
  done_on_time: (f) => f.doneOnTime,
  open: (f) => f.notStarted + f.drafting + f.returned,
  not_started: (f) => f.notStarted,
  drafting: (f) => f.drafting,
  submitted: (f) => f.submitted,
  returned: (f) => f.returned,
  soon: (f) => f.soon,
  overdue: (f) => f.overdue,
  exempted: (f) => f.exempted,
  cancelled: (f) => f.cancelled,
  awaiting: (f) => f.awaiting,
  times_returned: (f) => f.timesReturned,
};

/** A rate as counts over counts. */
export const RATES = {
  completion: { over: ["done"], under: ["asked"], of: completion },
  on_time: { over: ["done_on_time"], under: ["done", "overdue"], of: onTimeRate },
} as const satisfies Record<
  string,
  { over: readonly Show[]; under: readonly Show[]; of: (figures: Figures) => number | null }
>;

function isRate(measure: Measure): measure is keyof typeof RATES {
  return Object.hasOwn(RATES, measure);
}

function partOf(figures: Figures, show: Show): FormulaPart {
  return { word: COUNT_LABELS[show], count: COUNT_OF[show](figures), show };
}

function summed(parts: readonly FormulaPart[]): string {
  const text = parts.map(({ word, count }) => `${word} ${groupDigits(count)}`).join(" + ");
  return parts.length > 1 ? `（${text}）` : text;
}

function workRate(figures: Figures, measure: keyof typeof RATES): WorkedFigure {
  const { over, under, of } = RATES[measure];
  const above = over.map((show) => partOf(figures, show));
  const below = under.map((show) => partOf(figures, show));
  const text = percentText(of(figures));
  const shown = text === "—" ? "没有可算的数" : text;
  return {
    measure,
    name: MEASURE_LABELS[measure],
    text,
    sentence: `${MEASURE_LABELS[measure]} = ${summed(above)} ÷ ${summed(below)} = ${shown}`,
    rule: MEASURE_RULES[measure],
    parts: [...above, ...below],
    derived: null,
  };
}

/** A rate or a count written out from its figures. */
export function workFigure(figures: Figures, measure: Exclude<Measure, "value">): WorkedFigure {
  if (isRate(measure)) return workRate(figures, measure);
  const count = COUNT_OF[measure](figures);
  const text = `${groupDigits(count)} ${measure === "times_returned" ? "次" : "项"}`;
  const name = MEASURE_LABELS[measure];
  const parts: FormulaPart[] =
    measure === "times_returned" ? [] : [{ word: name, count, show: measure }];
  const rule = MEASURE_RULES[measure];
  return { measure, name, text, sentence: `${name} = ${text}`, rule, parts, derived: null };
}

/** `92.4%`, `1,204 项`, `—`; per cent for ratios and booleans, whose values are shares of a hundred. */
export function valueText(value: Pick<DerivedValue, "form" | "unit" | "value"> | null): string {
  if (!value) return "—";
  const rounded = Math.round(value.value * 10) / 10;
  if (value.form === "ratio" || value.form === "boolean") return `${rounded}%`;
  return `${groupDigits(rounded)} ${value.unit}`;
}

const plain = (count: number): string => groupDigits(Math.round(count * 10_000) / 10_000);

function derivation(sums: PlaceSums, asked: number, task: ExplainedTask): string {
  const { numeratorName, denominatorName } = task;
  const { numerator, denominator, value, standing } = sums;
  if (task.form === "ratio") {
    const above = `各单位${numeratorName ?? "分子"}之和 ${plain(numerator)}`;
    return `${above} ÷ 各单位${denominatorName ?? "分母"}之和 ${plain(denominator)}`;
  }
  if (task.form === "boolean") {
    const all = askedOnce({ ...sums, asked, periods: sums.periods.length }, task);
    return `填“是”的 ${plain(value)} ÷ 要求办理 ${plain(all)}`;
  }
  if (task.form === "score") return `各单位得分之和 ${plain(value)} ÷ 已计入的 ${standing} 个得分`;
  return `已计入的 ${standing} 个数相加`;
}

const STANDS: Record<ExplainedTask["accumulation"], string> = {
  flow: "每一期审核通过的数都计入",
  stock: "存量指标：每个单位只取最近一期审核通过的数",
  cumulative: "累计指标：每个单位只取最近一期审核通过的累计数",
};

/** The derived value of a task in a place, written out. */
export function workValue(sums: PlaceSums, figures: Figures, task: ExplainedTask): WorkedFigure {
  const value = deriveValue({ ...sums, asked: figures.asked, periods: sums.periods.length }, task);
  const text = valueText(value);
  const shown = value ? text : "还没有审核通过的数";
  return {
    measure: "value",
    name: task.indicatorName,
    text,
    sentence: `${task.indicatorName} = ${derivation(sums, figures.asked, task)} = ${shown}`,
    rule: `${STANDS[task.accumulation]}；已计入 ${groupDigits(sums.standing)} 个数。没有审核通过的不计入，百分比从不相互平均。`,
    parts: [partOf(figures, "done"), partOf(figures, "asked")],
    derived: value,
  };
}

type Placed = { total: Figures; coordination: Figures };

/** Which figures of a place a question is about: the coordination list only where it, or one task, is asked. */
export function figuresOf(
  { total, coordination }: Placed,
  { carrierCode, rootTaskId }: Pick<FigureQuestion, "carrierCode" | "rootTaskId">,
): Figures {
  if (rootTaskId) return sumFigures([total, coordination]);
  return carrierCode === "coordination" ? coordination : total;
}

/** Sums of several places as one. */
export function addSums(all: readonly PlaceSums[]): PlaceSums {
  const add = (key: "numerator" | "denominator" | "value" | "standing") =>
    all.reduce((sum, one) => sum + one[key], 0);
  return {
    numerator: add("numerator"),
    denominator: add("denominator"),
    value: add("value"),
    standing: add("standing"),
    periods: [...new Set(all.flatMap((one) => one.periods))].sort((a, b) => a - b),
  };
}
