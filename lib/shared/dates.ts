/** A calendar day in Asia/Shanghai as `YYYY-MM-DD`: compared and sorted as text. */
export type Day = string;

const SHANGHAI_OFFSET = 8 * 3_600_000;
const DAY_LENGTH = 86_400_000;

/** The day in Asia/Shanghai (UTC+8 all year) at an instant. */
export function dayAt(instant: Date): Day {
  return new Date(instant.getTime() + SHANGHAI_OFFSET).toISOString().slice(0, 10);
}

/** The year of an instant in Asia/Shanghai. */
export function yearAt(instant: Date): number {
  return Number(dayAt(instant).slice(0, 4));
}

/** The instant at which a day begins in Asia/Shanghai. */
export function startOfDay(day: Day): Date {
  return new Date(Date.parse(`${day}T00:00:00Z`) - SHANGHAI_OFFSET);
}

/** The day `count` days later (earlier when negative). */
export function addDays(day: Day, count: number): Day {
  return new Date(Date.parse(`${day}T00:00:00Z`) + count * DAY_LENGTH).toISOString().slice(0, 10);
}

/** Whole days from `from` to `to`; negative when `to` is earlier. */
export function daysBetween(from: Day, to: Day): number {
  return Math.round((Date.parse(`${to}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / DAY_LENGTH);
}

/** 0 Sunday … 6 Saturday. */
export function weekdayOf(day: Day): number {
  return new Date(`${day}T00:00:00Z`).getUTCDay();
}

/** True for a `YYYY-MM-DD` that exists in the calendar. */
export function isRealDay(text: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false;
  const parsed = new Date(`${text}T00:00:00Z`);
  return !Number.isNaN(parsed.getTime()) && parsed.toISOString().slice(0, 10) === text;
}

/** `11 月 18 日`. */
export function dayLabel(day: Day): string {
  return `${Number(day.slice(5, 7))} 月 ${Number(day.slice(8, 10))} 日`;
}

/** `11 月 18 日 14:32` in Asia/Shanghai. */
export function momentLabel(instant: Date): string {
  const local = new Date(instant.getTime() + SHANGHAI_OFFSET).toISOString();
  return `${dayLabel(local.slice(0, 10))} ${local.slice(11, 16)}`;
}
