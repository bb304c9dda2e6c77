import "server-only";
import type { Actor } from "@/lib/access/actor";
import { listCoverage } from "@/lib/domain/counters/coverage/queries";
import type { DashboardFacts, DashboardFigures } from "@/lib/domain/counters/dashboard/types";
import { readMatrix, readMatrixVersion } from "@/lib/domain/counters/matrix/queries";
import { readNearby } from "@/lib/domain/counters/nearby/queries";
import { dashboardRegionSchema } from "@/lib/domain/counters/schema";
import { listTaskFigures } from "@/lib/domain/counters/tasks/queries";
import { readTrend } from "@/lib/domain/counters/trend/queries";
import type { FigureQuery } from "@/lib/domain/counters/types";
import { findTileGrid } from "@/lib/domain/regions/tiles/queries";
import { notFound } from "@/lib/platform/errors";
import { createVersionedCache } from "@/lib/platform/versioned-cache";
import { sha256 } from "@/lib/shared/hash";

async function collect(actor: Actor, query: FigureQuery): Promise<DashboardFigures> {
  const children: FigureQuery = { ...query, grain: "children" };
  const [matrix, byChild, tasks, trend, grid, coverage] = await Promise.all([
    readMatrix(actor, query),
    readMatrix(actor, children),
    listTaskFigures(actor, query),
    readTrend(actor, query),
    findTileGrid(actor, query.regionCode, query.map === "today" ? undefined : query.year),
    listCoverage(actor, query),
  ]);
  return { matrix, byChild, tasks, trend, grid, coverage };
}

const collected = createVersionedCache<DashboardFigures>(300);

/**
 * All that a region's dashboard shows; `not_found` for codes that are none or lie outside the reach.
 * Kept for the version of the figures and the reach, so viewers of one region share what was counted.
 */
export async function readDashboard(actor: Actor, query: FigureQuery): Promise<DashboardFacts> {
  if (!dashboardRegionSchema.safeParse(query.regionCode).success) throw notFound("地区");
  const { version, reach } = await readMatrixVersion(actor, query);
  const key = `${JSON.stringify(query)}|${reach}`;
  const figures = await collected.get(key, version, () => collect(actor, query));
  return { figures, nearby: await readNearby(actor, figures.matrix.region) };
}

const answers = createVersionedCache<{ body: string; tag: string }>(500);

/**
 * The matrix of a region as JSON text with its entity tag. The text is kept for the version of the
 * figures and the viewer's reach, so that an unchanged answer costs one statement.
 */
export async function readFiguresJson(
  actor: Actor,
  query: FigureQuery,
): Promise<{ body: string; tag: string }> {
  if (!dashboardRegionSchema.safeParse(query.regionCode).success) throw notFound("地区");
  const { version, reach } = await readMatrixVersion(actor, query);
  return answers.get(`${JSON.stringify(query)}|${reach}`, version, async () => {
    const body = JSON.stringify({ ok: true, data: await readMatrix(actor, query) });
    return { body, tag: `"${sha256(body).slice(0, 32)}"` };
  });
}
