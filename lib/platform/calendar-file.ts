import "server-only";
import ical, { ICalCalendarMethod, ICalEventStatus } from "ical-generator";
import { addDays, type Day } from "@/lib/shared/dates";

/** Asked for, sure, or called off. */
type EventStatus = "tentative" | "confirmed" | "cancelled";

const STATUS = {
  tentative: ICalEventStatus.TENTATIVE,
  confirmed: ICalEventStatus.CONFIRMED,
  cancelled: ICalEventStatus.CANCELLED,
};

interface EventWords {
  /** Stands for the event for ever: a phone that gets it again replaces it. */
  id: string;
  title: string;
  place?: string | undefined;
  note?: string | undefined;
  url?: string | undefined;
  /** How certain it is; a calendar strikes out what is cancelled. Nothing is said where it is left out. */
  status?: EventStatus | undefined;
  /** Higher with every change: a calendar keeps what it has where this has not grown. */
  revision?: number | undefined;
}

/** A whole day, or the first and last of several. */
interface DayEvent extends EventWords {
  allDay: true;
  start: Day;
  end?: Day | undefined;
}

/** From one instant to another. */
interface TimedEvent extends EventWords {
  allDay?: false;
  start: Date;
  end: Date;
}

export type CalendarEvent = DayEvent | TimedEvent;

// Midnight in UTC: a day of a calendar file has no time zone, and none may shift it.
const utcMidnight = (day: Day) => new Date(`${day}T00:00:00Z`);

function times(event: CalendarEvent): { start: Date; end: Date; allDay: boolean } {
  if (!event.allDay) return { start: event.start, end: event.end, allDay: false };
  const last = event.end ?? event.start;
  // The end of a calendar file is the first day that no longer belongs to it.
  return { start: utcMidnight(event.start), end: utcMidnight(addDays(last, 1)), allDay: true };
}

/**
 * An iCalendar file (RFC 5545) that the calendars of phones and computers take in: `name` is what the
 * calendar is called, instants are written in UTC, days without a time zone.
 */
export function calendarFile({
  name,
  events,
}: {
  name: string;
  events: readonly CalendarEvent[];
}): string {
  const calendar = ical({ name, prodId: { company: "qinglian", product: "calendar" } });
  calendar.method(ICalCalendarMethod.PUBLISH);
  for (const event of events) {
    calendar.createEvent({
      ...times(event),
      id: event.id,
      summary: event.title,
      location: event.place || null,
      description: event.note || null,
      url: event.url || null,
      status: event.status ? STATUS[event.status] : null,
      sequence: event.revision ?? 0,
    });
  }
  return calendar.toString();
}

/** The answer that a browser hands over to the calendar of its device. */
export function calendarResponse(file: string, fileName: string): Response {
  return new Response(file, {
    headers: {
      "content-type": "text/calendar; charset=utf-8",
      "content-disposition": `attachment; filename="event.ics"; filename*=UTF-8''${encodeURIComponent(fileName)}.ics`,
      "cache-control": "no-store",
      "x-content-type-options": "nosniff",
    },
  });
}
