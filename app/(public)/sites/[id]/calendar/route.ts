import { defineRoute } from "@/lib/access/route";
import { listOpenDayEvents } from "@/lib/domain/sites/page/queries";
import { calendarFile, calendarResponse } from "@/lib/platform/calendar-file";

/** The next days on which a site takes visitors, for the calendar of a phone. */
export const GET = defineRoute<{ id: string }>({
  name: "site.calendar",
  open: true,
  handle: async (actor, _request, { id }) => {
    const { name, events } = await listOpenDayEvents(actor, id);
    return calendarResponse(calendarFile({ name, events }), name);
  },
});
