/*
 * When a feed runs next: daily at a time of day in Beijing, or so many minutes after it ran last. Less than
 * five minutes apart is refused: it would be asked more often than the figures change.
 */
import { addDays, dayAt, startOfDay } from "@/lib/shared/dates";

const MINUTE = 60_000;

/** When a feed runs. */
export type Schedule = { kind: "daily"; time: string } | { kind: "every"; minutes: number };

/** A schedule as it is kept. */
export function scheduleText(schedule: Schedule): string {
  return schedule.kind === "daily" ? `daily ${schedule.time}` : `every ${schedule.minutes}`;
}

/** A schedule from what is kept; throws where it is none. */
export function readSchedule(text: string): Schedule {
  const [kind, rest = ""] = text.split(" ");
  if (kind === "daily" && /^([01]\d|2[0-3]):[0-5]\d$/.test(rest)) return { kind, time: rest };
  if (kind === "every" && Number(rest) > 0) return { kind, minutes: Number(rest) };
  throw new Error(`not a schedule: ${text}`);
}

/** The moment after `now` at which a feed runs next. */
export function nextRun(schedule: Schedule, now: Date): Date {
  if (schedule.kind === "every") return new Date(now.getTime() + schedule.minutes * MINUTE);
  const [hours = 0, minutes = 0] = schedule.time.split(":").map(Number);
  const at = (day: string) => new Date(startOfDay(day).getTime() + (hours * 60 + minutes) * MINUTE);
  const today = dayAt(now);
  return at(today) > now ? at(today) : at(addDays(today, 1));
}
