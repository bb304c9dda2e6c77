import type { TrendMark } from "@/lib/domain/counters/notes/types";
import type { Trend, TrendPoint } from "@/lib/domain/counters/types";
import { daysBetween } from "@/lib/shared/dates";
import type { DashboardFilter } from "./dashboard-filter";
import { spread } from "./spread";

const POINTS_SHOWN = 10;
const MARKS_SHOWN = 12;
const FIRST_MONTHS = { q1: "01", q2: "04", q3: "07", q4: "10", year: "01", to_date: "01" } as const;

/** The points of a trend that are drawn: from the period's first day on, ten at most. */
export function drawnPoints(
  { points }: Pick<Trend, "points">,
  { year, period }: DashboardFilter,
): TrendPoint[] {
  const first = `${year}-${FIRST_MONTHS[period]}-01`;
  const shown = points.filter((point) => point.day >= first);
  return spread(shown.length > 1 ? shown : points, POINTS_SHOWN);
}

/** A numbered mark and where it stands: 0 at the first point drawn, 1 at the last. */
export interface PlacedMark extends TrendMark {
  number: number;
  at: number;
}

/** Points are drawn evenly, so a day lies between its neighbours in proportion. */
function placeOf(day: string, points: readonly TrendPoint[]): number {
  const next = points.findIndex((point) => point.day >= day);
  if (next <= 0) return 0;
  const [from, to] = [points[next - 1]?.day ?? day, points[next]?.day ?? day];
  const length = daysBetween(from, to) || 1;
  return (next - 1 + daysBetween(from, day) / length) / (points.length - 1);
}

/** The marks within what is drawn, numbered in order; the latest twelve where there are more. */
export function placeMarks(
  marks: readonly TrendMark[],
  points: readonly TrendPoint[],
): PlacedMark[] {
  const [first, last] = [points[0], points.at(-1)];
  if (!first || !last || points.length < 2) return [];
  const within = marks.filter(({ onDay }) => onDay >= first.day && onDay <= last.day);
  return within.slice(-MARKS_SHOWN).map((mark, index) => ({
    ...mark,
    number: index + 1,
    at: placeOf(mark.onDay, points),
  }));
}
