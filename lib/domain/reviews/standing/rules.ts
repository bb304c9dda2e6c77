/*
 * Who stands for a year. Being done makes a flow count in every period; of a stock or a cumulative figure
 * only the organisation's last period of the year that is done counts, so that a later one ends the earlier.
 * What is approved and waits for 认可 is not done and does not stand. A report that said 本期没有数 is done
 * and never stands: it is no zero, and the period before it goes on counting.
 */
import type { IndicatorFacts } from "@/lib/domain/reports/types";

/** An assignment of the same organisation, task and year. */
export interface Sibling {
  id: string;
  period: number;
  isDone: boolean;
  /** Its last report has a figure; absent means that it has. */
  hasFigure?: boolean;
  isStanding: boolean;
}

/**
 * Who stands after one of the siblings became `done` or ceased to be: the ids whose flag has to change,
 * each with its new value.
 */
export function standingAfter(
  siblings: readonly Sibling[],
  changed: { id: string; isDone: boolean },
  accumulation: IndicatorFacts["accumulation"],
): Map<string, boolean> {
  const done = siblings.filter(
    (one) => one.hasFigure !== false && (one.id === changed.id ? changed.isDone : one.isDone),
  );
  const last = done.reduce<Sibling | undefined>(
    (found, one) => (found && found.period > one.period ? found : one),
    undefined,
  );
  const stands = (one: Sibling) =>
    accumulation === "flow" ? done.includes(one) : one.id === last?.id;
  return new Map(
    siblings.filter((one) => one.isStanding !== stands(one)).map((one) => [one.id, stands(one)]),
  );
}
