/*
 * A named site is re-checked some months after the day on which it was named or last kept.
 */
import type { Day } from "@/lib/shared/dates";

/** The same day `months` later; the last day of a shorter month. */
export function monthsAfter(day: Day, months: number): Day {
  const [year = 0, month = 1, date = 1] = day.split("-").map(Number);
  const at = year * 12 + (month - 1) + months;
  const to = { year: Math.floor(at / 12), month: at % 12 };
  const last = new Date(Date.UTC(to.year, to.month + 1, 0)).getUTCDate();
  return new Date(Date.UTC(to.year, to.month, Math.min(date, last))).toISOString().slice(0, 10);
}
