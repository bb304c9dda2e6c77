import "server-only";
import type { Actor } from "@/lib/access/actor";
import { readMatrix } from "@/lib/domain/counters/matrix/queries";
import { readNearby } from "@/lib/domain/counters/nearby/queries";
import { dashboardRegionSchema } from "@/lib/domain/counters/schema";
import { listTaskFigures } from "@/lib/domain/counters/tasks/queries";
import { readTrend } from "@/lib/domain/counters/trend/queries";
import type { FigureQuery } from "@/lib/domain/counters/types";
import type { DashboardFacts } from "@/lib/domain/sites/dashboard/types";
import { findTileGrid } from "@/lib/domain/sites/tiles/queries";
import { notFound } from "@/lib/platform/errors";

/** All that a region's dashboard shows; `not_found` for codes that are none or lie outside the reach. */
export async function readDashboard(actor: Actor, query: FigureQuery): Promise<DashboardFacts> {
  if (!dashboardRegionSchema.safeParse(query.regionCode).success) throw notFound("地区");
  const children: FigureQuery = { ...query, grain: "children" };
  const [matrix, byChild, tasks, trend, grid] = await Promise.all([
    readMatrix(actor, query),
    readMatrix(actor, children),
    listTaskFigures(actor, query),
    readTrend(actor, query),
    findTileGrid(actor, query.regionCode),
  ]);
  return { matrix, byChild, tasks, trend, grid, nearby: await readNearby(actor, matrix.region) };
}
