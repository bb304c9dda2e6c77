import { VISITOR } from "@/lib/access/actor";
import { defineRoute } from "@/lib/access/route";
import { performanceEvent } from "@/lib/domain/culture/content/labels";
import { listComingDates } from "@/lib/domain/culture/published/queries";
import { calendarFile, calendarResponse } from "@/lib/platform/calendar-file";
import { publicAddress } from "@/lib/platform/env";

/** The performances to come, for the calendar of a phone. */
export const GET = defineRoute({
  name: "performance.calendar",
  open: true,
  handle: async () => {
    const dates = await listComingDates(VISITOR);
    const events = dates.map((date) =>
      performanceEvent(date, publicAddress(`/culture/works/${date.workId}`)),
    );
    return calendarResponse(calendarFile({ name: "廉洁文化演出", events }), "廉洁文化演出");
  },
});
