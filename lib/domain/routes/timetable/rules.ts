/*
 * A day begins at the first stop at the time that the visitor chose. Each visit lasts as long as the route says;
 * the way to the next stop follows. Whoever arrives before a place opens waits until it does. A place that is
 * closed on that weekday, that has closed before one arrives, or that closes before the visit is over is named
 * as a problem; nothing is shortened or left out by itself.
 */
import type {
  StopProblem,
  StopTimes,
  TimedStop,
  Timetable,
} from "@/lib/domain/routes/timetable/types";
import { addDays, type Day, startOfDay, weekdayOf } from "@/lib/shared/dates";

const DAY_MINUTES = 24 * 60;
const LONG_MINUTES = 12 * 60;
const LATE = 22 * 60;

/** True for a day that nobody can plan any more. */
export function hasPassed(day: Day, today: Day): boolean {
  return day < today;
}

/** Minutes since midnight of `HH:MM`. */
export function minutesOf(clock: string): number {
  return Number(clock.slice(0, 2)) * 60 + Number(clock.slice(3, 5));
}

/** `09:05`; after midnight `次日 00:30`. */
export function clockOf(minutes: number): string {
  const days = Math.floor(minutes / DAY_MINUTES);
  const rest = minutes - days * DAY_MINUTES;
  const pad = (value: number) => String(value).padStart(2, "0");
  const clock = `${pad(Math.floor(rest / 60))}:${pad(rest % 60)}`;
  if (days === 0) return clock;
  return days === 1 ? `次日 ${clock}` : `第 ${days + 1} 天 ${clock}`;
}

/** `3 小时 20 分`. */
export function durationLabel(minutes: number): string {
  const hours = Math.floor(minutes / 60);
  const rest = minutes % 60;
  return [hours > 0 && `${hours} 小时`, (rest > 0 || hours === 0) && `${rest} 分`]
    .filter(Boolean)
    .join(" ");
}

function timesAt(stop: TimedStop, arrives: number, day: Day): StopTimes {
  const midnight = Math.floor(arrives / DAY_MINUTES) * DAY_MINUTES;
  const opens = stop.opensAt === null ? null : midnight + minutesOf(stop.opensAt);
  const closes = stop.closesAt === null ? null : midnight + minutesOf(stop.closesAt);
  const begins = opens === null ? arrives : Math.max(arrives, opens);
  const leaves = begins + stop.minutes;
  const problems: StopProblem[] = [];
  const weekday = weekdayOf(addDays(day, midnight / DAY_MINUTES));
  if (stop.closedWeekdays.includes(weekday)) problems.push("closed_day");
  else if (closes !== null && begins >= closes) problems.push("after_closing");
  else if (closes !== null && leaves > closes) problems.push("cut_short");
  return { arrives, begins, leaves, waits: begins - arrives, problems };
}

/** The stops of a route in time on a day, from `startsAt` (`HH:MM`) at the first. */
export function timetableOf(
  stops: readonly TimedStop[],
  { day, startsAt }: { day: Day; startsAt: string },
): Timetable {
  const starts = minutesOf(startsAt);
  let clock = starts;
  const times = stops.map((stop, at) => {
    const entry = timesAt(stop, clock, day);
    clock = entry.leaves + (at === stops.length - 1 ? 0 : stop.travelMinutes);
    return entry;
  });
  const ends = times.at(-1)?.leaves ?? starts;
  return { day, starts, ends, stops: times, isLong: ends - starts > LONG_MINUTES || ends > LATE };
}

/** Minutes of all visits and of the ways between them, without waiting. */
export function plainMinutes(
  stops: readonly Pick<TimedStop, "minutes" | "travelMinutes">[],
): number {
  return stops.reduce(
    (total, stop, at) => total + stop.minutes + (at === stops.length - 1 ? 0 : stop.travelMinutes),
    0,
  );
}

/** The instant that lies so many minutes after the beginning of a day in Asia/Shanghai. */
export function instantOf(day: Day, minutes: number): Date {
  return new Date(startOfDay(day).getTime() + minutes * 60_000);
}
