import { figureQuery, readDashboardFilter } from "@/components/domain/dashboard/dashboard-filter";
import { defineRoute } from "@/lib/access/route";
import { readFiguresJson } from "@/lib/domain/counters/dashboard/queries";
import { dayAt } from "@/lib/shared/dates";

/** The figures of a region's dashboard as JSON, within the caller's reach. */
export const GET = defineRoute<{ regionCode: string }>({
  name: "figures.read",
  handle: async (actor, request, { regionCode }) => {
    const search = Object.fromEntries(request.nextUrl.searchParams);
    const filter = readDashboardFilter(search, dayAt(new Date()));
    const { body, tag } = await readFiguresJson(actor, figureQuery(regionCode, filter));
    const headers = { ETag: tag, "Cache-Control": "private, no-cache", Vary: "Cookie" };
    if (request.headers.get("if-none-match") === tag) {
      return new Response(null, { status: 304, headers });
    }
    return new Response(body, {
      headers: { ...headers, "Content-Type": "application/json; charset=utf-8" },
    });
  },
});
