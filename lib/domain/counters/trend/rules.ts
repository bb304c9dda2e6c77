/* A trend runs by weeks that end on Sunday, from the year's first week to today, and is cumulative. */
import type { TrendPoint } from "@/lib/domain/counters/types";
import { addDays, type Day, weekdayOf } from "@/lib/shared/dates";

/** What became done, or fell due, on a day. */
export interface DayCount {
  day: Day;
  done: number;
  due: number;
}

function weekEnd(day: Day): Day {
  return addDays(day, (7 - weekdayOf(day)) % 7);
}

// Days compare as text; Math.min would make numbers of them.
function earlier(one: Day, other: Day): Day {
  return one.localeCompare(other) < 0 ? one : other;
}

/** Cumulative points by week; the last one is today, and what came before the year stands in the first. */
export function cumulate(year: number, today: Day, days: readonly DayCount[]): TrendPoint[] {
  const last = earlier(today, `${year}-12-31`);
  const sorted = [...days].sort((a, b) => (a.day < b.day ? -1 : 1));
  const points: TrendPoint[] = [];
  let [done, due, next] = [0, 0, 0];
  for (let end = weekEnd(`${year}-01-01`); ; end = addDays(end, 7)) {
    const day = earlier(end, last);
    for (let one = sorted[next]; one && one.day <= day; one = sorted[next]) {
      done += one.done;
      due += one.due;
      next += 1;
    }
    points.push({ day, done, due });
    if (day >= last) return points;
  }
}
