import "server-only";
import type { Actor } from "@/lib/access/actor";
import { IS_DONE } from "@/lib/domain/assignments/lines/rules";
import { issuedTasks } from "@/lib/domain/assignments/tasks/queries";
import { readDashboard } from "@/lib/domain/counters/dashboard/queries";
import type { FigureFilter } from "@/lib/domain/counters/figures/queries";
import { filterOf, readMatrixVersion } from "@/lib/domain/counters/matrix/queries";
import type { Nearby } from "@/lib/domain/counters/nearby/queries";
import {
  type FigureScope,
  getFigureScope,
  isAboveNodes,
  versionOf,
} from "@/lib/domain/counters/scope/queries";
import { assignmentRows, dayRows } from "@/lib/domain/counters/standing/queries";
import { readTrend } from "@/lib/domain/counters/trend/queries";
import type { FigureQuery, Matrix } from "@/lib/domain/counters/types";
import type { CarrierTrend, WallFacts } from "@/lib/domain/counters/wall/types";
import { rows } from "@/lib/platform/db";
import { type Statement, sql } from "@/lib/platform/sql";
import { createVersionedCache } from "@/lib/platform/versioned-cache";
import { addDays } from "@/lib/shared/dates";
import { sha256 } from "@/lib/shared/hash";

const WEEK = 7;
const OWN = "own";

const kept = createVersionedCache<Record<string, number>>(1_000);

/** From the counters by day: a node belongs to the row of its city, or is a row itself. */
function doneByNode(scope: FigureScope, filter: FigureFilter, after: string): Statement {
  return sql`
    with fact as materialized ${issuedTasks(filter)}
    select case when n.code = ${scope.place.code} then ${OWN}
        when n.parent_code = ${scope.place.code} then n.code else n.parent_code end as row,
      sum(c.done)::int as done
    from ${dayRows(scope)} c join fact on fact.root_task_id = c.root_task_id
    join region n on n.code = c.node_code
    where c.year = ${filter.year} and c.node_code = any (${[...scope.nodes.keys()]}::text[])
      and c.due_on between ${filter.dueFrom}::date and ${filter.dueTo}::date
      and c.on_day > ${after}::date and c.on_day <= ${scope.today}::date
      and fact.carrier_code is not null
    group by 1`;
}

function doneByPlace(scope: FigureScope, filter: FigureFilter, after: string): Statement {
  const { place } = scope;
  const isTownship = place.level === "township";
  const row = isTownship ? sql`a.organisation_id::text` : sql`coalesce(a.township_code, ${OWN})`;
  const within = isTownship ? sql`and a.township_code = ${place.code}` : sql.empty;
  return sql`
    with fact as materialized ${issuedTasks(filter)}
    select ${row} as row, count(*)::int as done
    from ${assignmentRows(scope)} a join fact on fact.root_task_id = a.root_task_id
    where a.node_code = ${place.nodeCode} ${within} and a.year = ${filter.year}
      and a.due_on between ${filter.dueFrom}::date and ${filter.dueTo}::date and ${IS_DONE}
      and a.done_at >= (${after}::date + 1)::timestamp at time zone 'Asia/Shanghai'
      and a.done_at < (${scope.today}::date + 1)::timestamp at time zone 'Asia/Shanghai'
      and fact.carrier_code is not null
    group by 1`;
}

async function doneSince(
  scope: FigureScope,
  filter: FigureFilter,
  after: string,
): Promise<Record<string, number>> {
  const key = JSON.stringify([scope.place.code, filter]);
  return kept.get(key, versionOf(scope), async () => {
    const source = isAboveNodes(scope.place) ? doneByNode : doneByPlace;
    const found = await rows<{ row: string; done: number }>(source(scope, filter, after));
    return Object.fromEntries(found.map(({ row, done }) => [row, done]));
  });
}

async function trendsOf(actor: Actor, query: FigureQuery, matrix: Matrix): Promise<CarrierTrend[]> {
  const counted = matrix.columns.filter((column) => matrix.totals.cells[column.code]);
  const found = counted.map(async (carrier) => ({
    carrier,
    trend: await readTrend(actor, { ...query, carrierCode: carrier.code }),
  }));
  return (await Promise.all(found)).filter(({ trend }) => trend.asked > 0);
}

function placesOf({ region, rows: lines }: Matrix, { above, siblings }: Nearby) {
  const beneath = lines.filter(({ kind }) => kind === "region");
  const up = region.trail.filter(({ code }) => above.includes(code) || code === region.code);
  const all = [...up, ...beneath, ...siblings].map(({ code, name }) => [code, name] as const);
  return [...new Map(all)].map(([code, name]) => ({ code, name }));
}

/** The version of a wall, for looking whether it has to be made again; `not_found` outside the reach. */
export async function readWallVersion(actor: Actor, query: FigureQuery): Promise<string> {
  const { version, reach } = await readMatrixVersion(actor, query);
  return sha256(`${version}|${reach}`).slice(0, 16);
}

/** All that a region's wall shows; `not_found` for codes that are none or lie outside the reach. */
export async function readWall(actor: Actor, query: FigureQuery): Promise<WallFacts> {
  // The version first: what changes while the rest is read is asked for again, never missed.
  const version = await readWallVersion(actor, query);
  const [{ figures, nearby }, scope] = await Promise.all([
    readDashboard(actor, query),
    getFigureScope(actor, query.regionCode, query),
  ]);
  const filter = await filterOf(actor, scope, query);
  const after = addDays(scope.today, -WEEK);
  const [recent, trends] = await Promise.all([
    doneSince(scope, filter, after),
    trendsOf(actor, query, figures.matrix),
  ]);
  const places = placesOf(figures.byChild, nearby);
  return { figures, recent, weekFrom: addDays(after, 1), trends, places, version };
}
