/*
 * Every round asks one unit for an answer by a day. Answered means: the answer that was released, by the day on
 * which the unit handed it in; in time when that day is not after the term. What has no released answer waits;
 * what was not even handed in by the term waits beyond it. The median counts working days of all rounds: of those
 * without an answer the days until today, so that nobody looks quick by not answering. Where the middle itself
 * still waits, it is said to be at least so much.
 */

import type { WorkingClock } from "@/lib/domain/calendar/queries";
import { type Exceptions, workingDaysBetween } from "@/lib/domain/calendar/rules";
import type { Term, TermFigures } from "@/lib/domain/topics/statistics/types";
import type { TermLight } from "@/lib/domain/topics/types";
import type { Day } from "@/lib/shared/dates";

/** The light of a term that is still asked for. */
export function lightOf(
  dueOn: Day | null,
  { today, soonUntil }: Pick<WorkingClock, "today" | "soonUntil">,
): TermLight {
  if (!dueOn) return "none";
  if (dueOn < today) return "overdue";
  return dueOn <= soonUntil ? "soon" : "normal";
}

/** How a term stands on a day. */
export function standingOf(
  { dueOn, answeredOn, handedInOn }: Term,
  today: Day,
): "in_time" | "late" | "waiting" | "waiting_late" {
  if (answeredOn) return answeredOn <= dueOn ? "in_time" : "late";
  const until = handedInOn ?? today;
  return until > dueOn ? "waiting_late" : "waiting";
}

interface Measured {
  days: number;
  isOpen: boolean;
}

function middle(measured: Measured[]): { median: number | null; isAtLeast: boolean } {
  const sorted = measured.toSorted(
    (a, b) => a.days - b.days || Number(a.isOpen) - Number(b.isOpen),
  );
  if (sorted.length === 0) return { median: null, isAtLeast: false };
  const upper = sorted[Math.floor(sorted.length / 2)];
  const lower = sorted[Math.ceil(sorted.length / 2) - 1];
  if (!upper || !lower) return { median: null, isAtLeast: false };
  return { median: (lower.days + upper.days) / 2, isAtLeast: lower.isOpen || upper.isOpen };
}

/** The figures of some terms on a day, by the calendar. */
export function figuresOf(
  terms: readonly Term[],
  { today, exceptions }: { today: Day; exceptions: Exceptions },
): TermFigures {
  const standings = terms.map((term) => standingOf(term, today));
  const count = (wanted: string) => standings.filter((one) => one === wanted).length;
  const measured = terms.map(({ askedOn, answeredOn }) => ({
    days: workingDaysBetween(askedOn, answeredOn ?? today, exceptions),
    isOpen: answeredOn === null,
  }));
  return {
    received: terms.length,
    inTime: count("in_time"),
    late: count("late"),
    waiting: count("waiting"),
    waitingLate: count("waiting_late"),
    ...middle(measured),
    reopened: terms.filter(({ round }) => round > 1).length,
    disputed: terms.filter(({ isDisputed }) => isDisputed).length,
  };
}

/** Terms in groups by a key, in the order of the keys; within a group as they came. */
export function groupTerms(terms: readonly Term[], keyOf: (term: Term) => string): Term[][] {
  const groups = new Map<string, Term[]>();
  for (const term of terms) {
    const key = keyOf(term);
    groups.set(key, [...(groups.get(key) ?? []), term]);
  }
  return [...groups].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, of]) => of);
}

/** `7`, `7.5`, `≥ 7`, or a dash. */
export function medianWords({ median, isAtLeast }: TermFigures): string {
  if (median === null) return "—";
  return isAtLeast ? `≥ ${median}` : String(median);
}
