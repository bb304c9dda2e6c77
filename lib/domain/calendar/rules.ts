/*
 * A working day is a weekday that is no public holiday, or a weekend day that is worked instead
 * (国务院办公厅 publishes both each year; administrators enter them). Where a year is not yet entered,
 * weekdays are working days.
 */
import { addDays, type Day, weekdayOf } from "@/lib/shared/dates";

/** Days that differ from their weekday. */
export type Exceptions = ReadonlyMap<Day, "holiday" | "workday">;

/** True when offices work on the day. */
export function isWorkingDay(day: Day, exceptions: Exceptions): boolean {
  const exception = exceptions.get(day);
  if (exception) return exception === "workday";
  const weekday = weekdayOf(day);
  return weekday !== 0 && weekday !== 6;
}

/** The day on which the `count`-th working day after `day` falls. */
export function workingDayAfter(day: Day, count: number, exceptions: Exceptions): Day {
  let found = day;
  for (let left = count; left > 0; ) {
    found = addDays(found, 1);
    if (isWorkingDay(found, exceptions)) left -= 1;
  }
  return found;
}

/** The working days of each month of a year, January first. */
export function workingDaysByMonth(year: number, exceptions: Exceptions): number[] {
  const months = Array.from({ length: 12 }, () => 0);
  for (let day = `${year}-01-01`; day.startsWith(`${year}-`); day = addDays(day, 1)) {
    const month = Number(day.slice(5, 7)) - 1;
    if (isWorkingDay(day, exceptions)) months[month] = (months[month] ?? 0) + 1;
  }
  return months;
}

/** Working days after `from` up to and with `to`; 0 when `to` is not later. */
export function workingDaysBetween(from: Day, to: Day, exceptions: Exceptions): number {
  let count = 0;
  for (let day = addDays(from, 1); day <= to; day = addDays(day, 1)) {
    if (isWorkingDay(day, exceptions)) count += 1;
  }
  return count;
}
