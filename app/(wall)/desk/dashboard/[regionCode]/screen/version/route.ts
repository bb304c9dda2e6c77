import { figureQuery, readDashboardFilter } from "@/components/domain/dashboard/dashboard-filter";
import { defineRoute } from "@/lib/access/route";
import { readWallVersion } from "@/lib/domain/counters/wall/queries";
import { dayAt } from "@/lib/shared/dates";

/** The version of a wall's figures, so that an open screen is made again only when they have changed. */
export const GET = defineRoute<{ regionCode: string }>({
  name: "wall.version",
  handle: async (actor, request, { regionCode }) => {
    const now = new Date();
    const search = Object.fromEntries(request.nextUrl.searchParams);
    const filter = readDashboardFilter(search, dayAt(now));
    const version = await readWallVersion(actor, figureQuery(regionCode, filter));
    const headers = { "cache-control": "private, no-store" };
    return Response.json({ version, at: now.toISOString() }, { headers });
  },
});
