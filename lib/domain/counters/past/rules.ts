/*
 * A past day is asked for by a date, or by one of the days that people ask for most: yesterday, the last day of
 * the last month, the last day of the last quarter. Today is no past day; nor is a day before the first of
 * which the past was kept.
 */
import { addDays, type Day } from "@/lib/shared/dates";

/** A day that is often asked for, in its own words. */
export interface NamedDay {
  label: string;
  day: Day;
}

function firstOf(year: number, month: number): Day {
  return `${year}-${String(month).padStart(2, "0")}-01`;
}

/** The last day of the month, and of the quarter, before that of `today`. */
export function lastDays(today: Day): { month: Day; quarter: Day } {
  const [year, month] = [Number(today.slice(0, 4)), Number(today.slice(5, 7))];
  const quarter = Math.floor((month - 1) / 3) * 3 + 1;
  return {
    month: addDays(firstOf(year, month), -1),
    quarter: addDays(firstOf(year, quarter), -1),
  };
}

/** The days that people ask for most, none twice, as far as the past is known. */
export function namedDays(today: Day, firstDay: Day | null): NamedDay[] {
  const { month, quarter } = lastDays(today);
  const all: NamedDay[] = [
    { label: "昨天", day: addDays(today, -1) },
    { label: "上月末", day: month },
    { label: "上季末", day: quarter },
  ];
  return all.filter(
    ({ day }, index) =>
      (firstDay === null || day >= firstDay) && all.findIndex((one) => one.day === day) === index,
  );
}

/** True where nothing is known of a day that is asked for. */
export function isUnknown(asOf: Day | null | undefined, firstDay: Day | null): boolean {
  return Boolean(asOf && firstDay && asOf < firstDay);
}
