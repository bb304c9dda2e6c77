/*
 * A subscription makes a file of a view on one day of each week, or of each month (the 1st to the 28th, so
 * that every month has it), under the rights that the person has at that moment. One file for a day, however
 * many workers there are. Where the worker stood still over several such days, only the newest is made. Files
 * are kept for ninety days; the line that one was made stays.
 */
import { addDays, type Day, weekdayOf } from "@/lib/shared/dates";
import type { Cadence } from "./types";

/** Days that a file is kept. */
export const FILE_DAYS = 90;
/** Subscriptions that a person has at most. */
export const MOST_SUBSCRIPTIONS = 20;

const LONGEST = 31;

interface Rhythm {
  cadence: Cadence;
  /** 1–7 from Monday, or 1–28 of the month. */
  onDay: number;
}

/** True where a file is made on the day. */
export function isIssueDay({ cadence, onDay }: Rhythm, day: Day): boolean {
  if (cadence === "weekly") return (weekdayOf(day) || 7) === onDay;
  return Number(day.slice(8, 10)) === onDay;
}

function search(rhythm: Rhythm, from: Day, step: 1 | -1): Day {
  let day = from;
  for (let tried = 0; tried <= LONGEST && !isIssueDay(rhythm, day); tried += 1) {
    day = addDays(day, step);
  }
  return day;
}

/** The first day of the rhythm from a day on, that day included. */
export function firstFrom(rhythm: Rhythm, day: Day): Day {
  return search(rhythm, day, 1);
}

/** What is due today of a rhythm that last waited for `nextOn`: the newest day, and the next one after today. */
export function dueIssue(
  rhythm: Rhythm,
  nextOn: Day,
  today: Day,
): { forDay: Day; nextOn: Day } | null {
  if (nextOn > today) return null;
  return { forDay: search(rhythm, today, -1), nextOn: firstFrom(rhythm, addDays(today, 1)) };
}

const WEEKDAYS = ["一", "二", "三", "四", "五", "六", "日"];

/** 「每周一」 or 「每月 1 日」. */
export function rhythmWords({ cadence, onDay }: Rhythm): string {
  return cadence === "weekly" ? `每周${WEEKDAYS[onDay - 1] ?? ""}` : `每月 ${onDay} 日`;
}
