import { defineRoute } from "@/lib/access/route";
import { caseIdSchema } from "@/lib/domain/cases/schema";
import { getTourCalendar } from "@/lib/domain/cases/tours/queries";
import { calendarResponse } from "@/lib/platform/calendar-file";

export const GET = defineRoute<{ id: string }>({
  name: "tour.calendar",
  handle: async (actor, _request, { id }) => {
    const file = await getTourCalendar(actor, caseIdSchema.parse(id));
    return calendarResponse(file, "巡回观摩.ics");
  },
});
