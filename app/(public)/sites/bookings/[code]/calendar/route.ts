import { defineRoute } from "@/lib/access/route";
import { getVisitEvent } from "@/lib/domain/sites/page/queries";
import { calendarFile, calendarResponse } from "@/lib/platform/calendar-file";

/** The booked visit, for the calendar of a phone: for whoever holds its code. */
export const GET = defineRoute<{ code: string }>({
  name: "booking.calendar",
  open: true,
  handle: async (actor, _request, { code }) => {
    const event = await getVisitEvent(actor, code);
    return calendarResponse(calendarFile({ name: event.title, events: [event] }), event.title);
  },
});
