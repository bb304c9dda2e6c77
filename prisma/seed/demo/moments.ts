import type { Day } from "@/lib/shared/dates";

/*
 * Times are whole seconds of Asia/Shanghai's own clock since 1970 (no time zone arithmetic), days the
 * same in days: half a million of them are drawn and written.
 */
const DAY_LENGTH = 86_400_000;
export const DAY_SECONDS = 86_400;

/** A day as its number since 1970-01-01. */
export function dayNumber(day: Day): number {
  return Math.round(Date.parse(`${day}T00:00:00Z`) / DAY_LENGTH);
}

const names = new Map<number, Day>();

/** `YYYY-MM-DD` of a day's number. */
export function dayText(number: number): Day {
  const known = names.get(number);
  if (known) return known;
  const text = new Date(number * DAY_LENGTH).toISOString().slice(0, 10);
  names.set(number, text);
  return text;
}

const two = (value: number) => (value < 10 ? `0${value}` : String(value));

/** The day on which a moment lies. */
export function dayOfMoment(moment: number): number {
  return Math.floor(moment / DAY_SECONDS);
}

/** A moment as PostgreSQL reads it. */
export function momentText(moment: number): string {
  const day = dayOfMoment(moment);
  const rest = moment - day * DAY_SECONDS;
  const minutes = Math.floor(rest / 60);
  return `${dayText(day)} ${two(Math.floor(minutes / 60))}:${two(minutes % 60)}:${two(rest % 60)}+08`;
}

/** A moment of a day at an hour and minute. */
export function momentAt(day: number, minutes: number, seconds: number): number {
  return day * DAY_SECONDS + minutes * 60 + seconds;
}

const SATURDAY = 2;
const SUNDAY = 3;

/** 0 on weekdays; on a weekend how many days Monday is away. */
export function daysToMonday(day: number): number {
  const weekday = ((day % 7) + 7) % 7;
  return weekday === SATURDAY ? 2 : weekday === SUNDAY ? 1 : 0;
}
