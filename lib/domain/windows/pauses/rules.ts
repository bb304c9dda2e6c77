/*
 * 挂起. A task is paused in a region up to and with a day: for every assignment that is open there, nothing
 * is due, nobody is reminded and nothing is taken in until that day has passed.
 *
 * The clock stands still meanwhile. What fell due in the pause is due so many working days after its end
 * as were left when it began, but never fewer than three. What falls due after the pause keeps its day,
 * unless those of the pause's last day would overtake it: then it is due with them. So nothing becomes due
 * earlier than it was, and nothing overtakes anything. A new day never leaves the task's year; a pause
 * must end early enough for three working days in it.
 *
 * What was returned has a date of its own; it moves by the same rule, beside the due day.
 *
 * Ending a pause early keeps the new days: nobody loses what was promised.
 */
import { type Exceptions, workingDayAfter, workingDaysBetween } from "@/lib/domain/calendar/rules";
import type { FieldErrors } from "@/lib/platform/errors";
import { addDays, type Day, dayLabel } from "@/lib/shared/dates";

/** The fewest working days after a pause. */
export const DAYS_LEFT = 3;

/** A pause as its arithmetic sees it. */
export interface PauseTerms {
  today: Day;
  until: Day;
  /** The last day that any assignment may be due. */
  lastDay: Day;
}

/** The last day on which an assignment of a year may be due: the year's end, or this year's for old ones. */
export function lastDueDay(year: number, today: Day): Day {
  return `${Math.max(year, Number(today.slice(0, 4)))}-12-31`;
}

function resumedOn(dueOn: Day, { today, until }: PauseTerms, exceptions: Exceptions): Day {
  const left = Math.max(DAYS_LEFT, workingDaysBetween(today, dueOn, exceptions));
  return workingDayAfter(until, left, exceptions);
}

/** The due day after a pause, the same as before where it need not move. */
export function dueAfterPause(dueOn: Day, terms: PauseTerms, exceptions: Exceptions): Day {
  const { until, lastDay } = terms;
  const resumed = resumedOn(dueOn <= until ? dueOn : until, terms, exceptions);
  const [wanted = dueOn] = [resumed, lastDay].sort();
  return wanted > dueOn ? wanted : dueOn;
}

/** The last day up to which a task of the year can be paused. */
export function lastPauseDay(lastDay: Day, exceptions: Exceptions): Day {
  let day = addDays(lastDay, -DAYS_LEFT);
  while (workingDayAfter(day, DAYS_LEFT, exceptions) > lastDay) day = addDays(day, -1);
  return day;
}

/** What is wrong with the last day of a pause, by field. */
export function faultsOfPause(terms: PauseTerms, exceptions: Exceptions): FieldErrors {
  if (terms.until < terms.today) return { until: "这一天已经过去，请选择今天或更晚的日期" };
  const last = lastPauseDay(terms.lastDay, exceptions);
  if (terms.until <= last) return {};
  return {
    until: `最晚挂起到 ${dayLabel(last)}：恢复后至少留 ${DAYS_LEFT} 个工作日，且期限不跨年`,
  };
}
