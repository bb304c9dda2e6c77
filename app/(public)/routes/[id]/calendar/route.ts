import { VISITOR } from "@/lib/access/actor";
import { defineRoute } from "@/lib/access/route";
import { getPublishedRoute } from "@/lib/domain/routes/published/queries";
import { dayEvents } from "@/lib/domain/routes/timetable/labels";
import { planSchema } from "@/lib/domain/routes/timetable/schema";
import { calendarFile, calendarResponse } from "@/lib/platform/calendar-file";
import { publicAddress } from "@/lib/platform/env";
import { invalid } from "@/lib/platform/errors";

/** A visitor's day on a route, one entry for each stop, for the calendar of a phone. */
export const GET = defineRoute<{ id: string }>({
  name: "route.calendar",
  open: true,
  handle: async (_actor, request, { id }) => {
    const { item, content } = await getPublishedRoute(VISITOR, id);
    const { day, start } = planSchema.parse(Object.fromEntries(request.nextUrl.searchParams));
    if (!day) throw invalid({ day: "请先选择日期" }, "请先在路线页面选择日期");
    const startsAt = start ?? content.startsAt;
    const url = publicAddress(`/routes/${id}`);
    const events = dayEvents({ routeId: id, content, day, startsAt, url });
    return calendarResponse(calendarFile({ name: item.title, events }), item.title);
  },
});
