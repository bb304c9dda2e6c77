import type { RouteContent } from "@/lib/domain/routes/content/schema";
import { stopProblemWords } from "@/lib/domain/routes/labels";
import { instantOf, timetableOf } from "@/lib/domain/routes/timetable/rules";
import type { CalendarEvent } from "@/lib/platform/calendar-file";
import type { Day } from "@/lib/shared/dates";

interface PlannedDay {
  routeId: string;
  content: RouteContent;
  day: Day;
  startsAt: string;
  url: string;
}

/** A planned day as entries of a calendar, one for each stop; getting it again replaces them. */
export function dayEvents({ routeId, content, day, startsAt, url }: PlannedDay): CalendarEvent[] {
  const timetable = timetableOf(content.stops, { day, startsAt });
  return timetable.stops.map(({ begins, leaves, problems }, at) => {
    const stop = content.stops[at];
    const remarks = problems.map((problem) => stopProblemWords[problem]);
    return {
      id: `${routeId}-${day}-${at + 1}`,
      start: instantOf(day, begins),
      end: instantOf(day, leaves),
      title: `${at + 1} ${stop?.name ?? ""}`,
      place: stop?.place,
      note: [...remarks, stop?.see ?? ""].filter(Boolean).join("\n"),
      url,
    };
  });
}
