/*
 * A digest is made once on each working day, from the set hour on; on days off there is none.
 *
 * An organisation's own people are told 7, 3 and 1 working days before something is due, on the first
 * working day after it fell due and then on every fifth, and on the first working day after a return. On
 * such a day the digest names all that presses: what was returned, what is overdue, and what is due within
 * 7 working days. On other days it keeps quiet about own work.
 *
 * Whoever reviews, accepts, answers or decides is told on each working day how much waits for their word.
 * Where there is nothing to say, there is no digest.
 *
 * Where the digests of some working days were never made (the worker stood still), the next ones say what
 * those would have said, up to ten working days back: nobody misses the last word before a day falls due.
 */
import { type Exceptions, isWorkingDay } from "@/lib/domain/calendar/rules";
import { addDays, type Day } from "@/lib/shared/dates";

const DAYS_BEFORE: ReadonlySet<number> = new Set([7, 3, 1]);
const FARTHEST = 7;
const OVERDUE_EVERY = 5;
/** Overdue for longer than a year is history: its year is closed. */
const DAYS_BACK = 366;
/** Seven working days with the longest holidays between them. */
const DAYS_AHEAD = 40;
/** Working days for which a worker that stood still makes up. */
const MOST_MISSED = 10;

/** The days that a digest looks at. */
export interface DigestDays {
  /** Due days of which the people are told today. */
  told: Day[];
  /** The last day that is within seven working days. */
  dueUntil: Day;
}

/** True when digests are made now: on a working day, from the set hour (HH:MM) on. */
export function isDigestTime(
  { today, clock }: { today: Day; clock: string },
  at: string,
  exceptions: Exceptions,
): boolean {
  return isWorkingDay(today, exceptions) && clock >= at;
}

/** Due days from today on: told by the number of working days after today up to and with them. */
function ahead(today: Day, exceptions: Exceptions): DigestDays {
  const told: Day[] = [];
  let dueUntil = today;
  let left = 0;
  for (let offset = 1; offset <= DAYS_AHEAD && left <= FARTHEST; offset += 1) {
    const due = addDays(today, offset);
    if (isWorkingDay(due, exceptions)) left += 1;
    if (DAYS_BEFORE.has(left)) told.push(due);
    if (left <= FARTHEST) dueUntil = due;
  }
  return { told, dueUntil };
}

/** Past due days: told by the number of working days since, today with them. */
function behind(today: Day, exceptions: Exceptions): Day[] {
  const told: Day[] = [];
  let late = isWorkingDay(today, exceptions) ? 1 : 0;
  for (let offset = 1; offset <= DAYS_BACK; offset += 1) {
    const due = addDays(today, -offset);
    if (late > 0 && (late - 1) % OVERDUE_EVERY === 0) told.push(due);
    if (isWorkingDay(due, exceptions)) late += 1;
  }
  return told;
}

/** Working days after the day of the last digests and before today, the latest ten. */
function missedDays(today: Day, last: Day | null, exceptions: Exceptions): Day[] {
  const missed: Day[] = [];
  if (last === null) return missed;
  for (let day = addDays(today, -1); day > last && missed.length < MOST_MISSED; ) {
    if (isWorkingDay(day, exceptions)) missed.push(day);
    day = addDays(day, -1);
  }
  return missed;
}

/**
 * Which due days are told of today, and how far ahead a digest looks; `last` is the day of the digests
 * before, null where there were none.
 */
export function digestDays(
  today: Day,
  exceptions: Exceptions,
  last: Day | null = null,
): DigestDays {
  const mornings = [today, ...missedDays(today, last, exceptions)];
  const told = mornings.flatMap((day) => [
    ...behind(day, exceptions),
    ...ahead(day, exceptions).told,
  ]);
  return { told: [...new Set(told)], dueUntil: ahead(today, exceptions).dueUntil };
}

/** The day from which on news is new: that of the last digests, at least the working day before. */
export function newsSince(today: Day, exceptions: Exceptions, last: Day | null): Day {
  const before = workingDayBefore(today, exceptions);
  const earliest = missedDays(today, last, exceptions).at(-1);
  if (last === null || earliest === undefined) return before;
  return workingDayBefore(earliest, exceptions);
}

/** The working day before, whose digests were the last. */
export function workingDayBefore(day: Day, exceptions: Exceptions): Day {
  let before = addDays(day, -1);
  while (!isWorkingDay(before, exceptions)) before = addDays(before, -1);
  return before;
}
