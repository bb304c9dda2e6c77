/*
 * Completion is done ÷ asked; asked leaves out what was exempted, cancelled or awaits data.
 * On time is done on time ÷ (done + overdue): what is late counts against it, what is not yet due does not.
 * A cell is red when at least one in twenty of what is asked is overdue, amber when anything is overdue
 * or one in five is due soon or returned, without a light when nothing is asked, else green.
 */

import type { CellLight, DerivedValue, Figures } from "./types";

const RED_SHARE = 1 / 20;
const AMBER_SHARE = 1 / 5;

/** Figures in which nothing is counted. */
export function noFigures(): Figures {
  return {
    asked: 0,
    notStarted: 0,
    drafting: 0,
    submitted: 0,
    returned: 0,
    done: 0,
    doneOnTime: 0,
    overdue: 0,
    soon: 0,
    exempted: 0,
    cancelled: 0,
    awaiting: 0,
    timesReturned: 0,
  };
}

/** Only the figures of something that has more. */
export function pickFigures(more: Figures): Figures {
  const picked = noFigures();
  for (const key of Object.keys(picked) as (keyof Figures)[]) picked[key] = more[key];
  return picked;
}

/** The sum of figures, field by field. */
export function sumFigures(all: readonly Figures[]): Figures {
  const sum = noFigures();
  for (const figures of all) addFigures(sum, figures);
  return sum;
}

/** Adds `more` into `sum`, in place; field by field in words, since a loop over keys took half of a page. */
export function addFigures(sum: Figures, more: Figures): void {
  sum.asked += more.asked;
  sum.notStarted += more.notStarted;
  sum.drafting += more.drafting;
  sum.submitted += more.submitted;
  sum.returned += more.returned;
  sum.done += more.done;
  sum.doneOnTime += more.doneOnTime;
  sum.overdue += more.overdue;
  sum.soon += more.soon;
  sum.exempted += more.exempted;
  sum.cancelled += more.cancelled;
  sum.awaiting += more.awaiting;
  sum.timesReturned += more.timesReturned;
}

/** Done ÷ asked between 0 and 1; null where nothing is asked, never zero for it. */
export function completion(figures: Figures): number | null {
  return figures.asked === 0 ? null : figures.done / figures.asked;
}

/** Done on time ÷ (done + overdue); null before anything was done or fell due. */
export function onTimeRate(figures: Figures): number | null {
  const judged = figures.done + figures.overdue;
  return judged === 0 ? null : figures.doneOnTime / judged;
}

/** The light of a cell. */
export function cellLight(figures: Figures): CellLight {
  if (figures.asked === 0) return "none";
  if (figures.overdue >= figures.asked * RED_SHARE && figures.overdue > 0) return "overdue";
  if (figures.overdue > 0 || figures.soon >= figures.asked * AMBER_SHARE) return "soon";
  return "normal";
}

/** What values add up to before they are read as an indicator. */
export interface ValueSums {
  numerator: number;
  denominator: number;
  value: number;
  standing: number;
  asked: number;
  /** How many periods the asked ones fall into. */
  periods: number;
}

/** How an indicator is read. */
export interface IndicatorFacts
  extends Pick<DerivedValue, "form" | "unit" | "target" | "direction"> {
  accumulation: "flow" | "stock" | "cumulative";
}

/** How many values are asked: where the last one stands, an organisation is asked once for all periods. */
export function askedOnce(
  { asked, periods }: Pick<ValueSums, "asked" | "periods">,
  { accumulation }: Pick<IndicatorFacts, "accumulation">,
): number {
  return accumulation === "flow" || periods === 0 ? asked : asked / periods;
}

function derived(sums: ValueSums, indicator: IndicatorFacts): number | null {
  const { form } = indicator;
  if (sums.standing === 0) return null;
  if (form === "ratio")
    return sums.denominator === 0 ? null : (100 * sums.numerator) / sums.denominator;
  if (form === "boolean") {
    const asked = askedOnce(sums, indicator);
    return asked === 0 ? null : (100 * sums.value) / asked;
  }
  return form === "score" ? sums.value / sums.standing : sums.value;
}

function meets(value: number, { target, direction }: IndicatorFacts): boolean | null {
  if (direction === "zero") return value === 0;
  if (target === null) return null;
  return direction === "decrease" ? value <= target : value >= target;
}

/**
 * The value of an indicator above the organisations that report it: ratios from the sums of numerators
 * and denominators, counts and amounts by sum, booleans as done ÷ asked, scores as the mean of what was
 * given. Null while no value stands.
 */
export function deriveValue(sums: ValueSums, indicator: IndicatorFacts): DerivedValue | null {
  const value = derived(sums, indicator);
  if (value === null) return null;
  const isRatio = indicator.form === "ratio";
  const { form, unit, target, direction } = indicator;
  return {
    form,
    unit,
    target,
    direction,
    value,
    numerator: isRatio ? sums.numerator : null,
    denominator: isRatio ? sums.denominator : null,
    isMet: meets(value, indicator),
    standing: sums.standing,
  };
}
