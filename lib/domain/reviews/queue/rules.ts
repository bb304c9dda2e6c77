/*
 * When a review should be done: five working days after the report came in. What is due today, tomorrow's
 * working day or already past is about to time out. Whoever came first is due first, so the oldest stand on
 * top. The cursor of a page is the moment and the number of its last item.
 */
import { type Exceptions, workingDayAfter } from "@/lib/domain/calendar/rules";
import { REVIEW_WORKING_DAYS } from "@/lib/domain/reports/reviewers/rules";
import { addDays, type Day, dayAt, isRealDay, startOfDay } from "@/lib/shared/dates";

/** The day by which a report that came in at an instant should be decided. */
export function reviewBy(submittedAt: string, exceptions: Exceptions): Day {
  return workingDayAfter(dayAt(new Date(submittedAt)), REVIEW_WORKING_DAYS, exceptions);
}

/** No five working days with the holidays between them are longer. */
const LONGEST = 40;

/** What came in before this instant has to be decided by the next working day. */
export function soonBefore(today: Day, exceptions: Exceptions): Date {
  const tomorrow = workingDayAfter(today, 1, exceptions);
  let day = today;
  for (let back = 0; back < LONGEST; back += 1) {
    if (workingDayAfter(day, REVIEW_WORKING_DAYS, exceptions) <= tomorrow) break;
    day = addDays(day, -1);
  }
  return startOfDay(addDays(day, 1));
}

/** Where a page of the queue begins. */
export interface QueueCursor {
  at: string;
  id: string;
}

/** The cursor of an address, or null for anything that is none: the list then starts at its beginning. */
export function readCursor(text: string | undefined): QueueCursor | null {
  const [at, id] = text?.split("~") ?? [];
  if (!at || !id || !/^\d{1,18}$/.test(id) || !isRealDay(at.slice(0, 10))) return null;
  return Number.isNaN(Date.parse(at)) ? null : { at, id };
}

/** A cursor as text for an address. */
export function writeCursor({ at, id }: QueueCursor): string {
  return `${at}~${id}`;
}
