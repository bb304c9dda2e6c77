import type { Performance } from "@/lib/domain/culture/content/schema";
import type { CalendarEvent } from "@/lib/platform/calendar-file";
import { startOfDay } from "@/lib/shared/dates";

const instant = (day: string, clock: string) =>
  new Date(
    startOfDay(day).getTime() +
      (Number(clock.slice(0, 2)) * 60 + Number(clock.slice(3, 5))) * 60_000,
  );

/** A date of a performance as an entry of a calendar; one that was called off says so. */
export function performanceEvent(
  date: Performance & { title: string },
  url: string,
): CalendarEvent {
  const { id, day, startsAt, endsAt, place, note, isCancelled, title } = date;
  return {
    id,
    start: instant(day, startsAt),
    end: instant(day, endsAt),
    title: isCancelled ? `已取消：${title}` : title,
    ...(isCancelled ? { status: "cancelled" as const, revision: 1 } : {}),
    ...{ place, note, url },
  };
}
