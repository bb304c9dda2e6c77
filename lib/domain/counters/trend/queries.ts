import "server-only";
import type { Actor } from "@/lib/access/actor";
import { issuedTasks } from "@/lib/domain/assignments/tasks/queries";
import { type FigureFilter, ofLevel } from "@/lib/domain/counters/figures/queries";
import { filterOf } from "@/lib/domain/counters/matrix/queries";
import {
  byPlace,
  createNodeCache,
  type FigureScope,
  getFigureScope,
  isAboveNodes,
  versionOf,
} from "@/lib/domain/counters/scope/queries";
import { assignmentRows, counterRows, dayRows } from "@/lib/domain/counters/standing/queries";
import { cumulate, type DayCount } from "@/lib/domain/counters/trend/rules";
import type { FigureQuery, Trend } from "@/lib/domain/counters/types";
import { rows } from "@/lib/platform/db";
import { type Statement, sql } from "@/lib/platform/sql";
import { createVersionedCache } from "@/lib/platform/versioned-cache";

const trends = createVersionedCache<Trend>(1_000);
const byNode = createNodeCache<PlaceDay[]>(5_000);

const COUNTED_ASKED = sql`c.not_started + c.drafting + c.submitted + c.returned + c.approved + c.accepted`;

function byNodes(scope: FigureScope, { year, dueFrom, dueTo }: FigureFilter): Statement {
  const nodes = [...scope.nodes.keys()];
  return sql`
    select d.root_task_id, d.node_code as place, d.on_day as day, d.done, 0 as due from ${dayRows(scope)} d
    where d.year = ${year} and d.node_code = any (${nodes}::text[])
      and d.due_on between ${dueFrom}::date and ${dueTo}::date and d.on_day <= ${scope.today}::date
    union all
    select c.root_task_id, c.node_code, c.due_on, 0, ${COUNTED_ASKED} from ${counterRows(scope)} c
    where c.year = ${year} and c.node_code = any (${nodes}::text[])
      and c.due_on between ${dueFrom}::date and ${dueTo}::date`;
}

// A county's assignments, or a township's: these know the level, and where within the county they lie.
function byAssignments(scope: FigureScope, filter: FigureFilter): Statement {
  const { place } = scope;
  const township =
    place.level === "township" ? sql`and a.township_code = ${place.code}` : sql.empty;
  const within = sql`a.node_code = ${place.nodeCode} ${township} ${ofLevel(filter, "a")}
    and a.year = ${filter.year} and a.due_on between ${filter.dueFrom}::date and ${filter.dueTo}::date`;
  return sql`
    select a.root_task_id, a.township_code as place,
      (a.done_at at time zone 'Asia/Shanghai')::date as day, 1 as done, 0 as due
    from ${assignmentRows(scope)} a where ${within} and a.done_at is not null
    union all
    select a.root_task_id, a.township_code, a.due_on, 0, 1 from ${assignmentRows(scope)} a
    where ${within} and a.status not in ('exempted', 'cancelled')
      and not (a.awaiting and a.status = 'not_started')`;
}

/** True where progress by week is known: above counties the days are not kept by level. */
export function knowsDays(scope: FigureScope, filter: Pick<FigureFilter, "level">): boolean {
  return !(filter.level && isAboveNodes(scope.place));
}

/**
 * What became done (`done`) and what falls due (`due`) by task, place and day: by node from the counters,
 * or by township where `bySmall` or a level asks for more than they know.
 */
export function selectMovements(
  scope: FigureScope,
  filter: FigureFilter,
  bySmall = false,
): Statement {
  const isSmall = scope.place.level === "township" || filter.level || bySmall;
  return isSmall ? byAssignments(scope, filter) : byNodes(scope, filter);
}

type PlaceDay = DayCount & { place: string };

function daysOf(scope: FigureScope, filter: FigureFilter): Promise<PlaceDay[]> {
  return rows<PlaceDay>(sql`
    with fact as materialized ${issuedTasks(filter)}
    select movement.place, movement.day, sum(movement.done)::int as done, sum(movement.due)::int as due
    from (${selectMovements(scope, filter)}) movement
    join fact on fact.root_task_id = movement.root_task_id
    where fact.carrier_code is not null
    group by 1, 2`);
}

/** Read again only at the nodes that changed; on today's map what is moved is read together. */
async function keptDays(scope: FigureScope, filter: FigureFilter): Promise<PlaceDay[]> {
  if (scope.mapping || !isAboveNodes(scope.place)) return daysOf(scope, filter);
  const found = await byNode(scope, JSON.stringify(filter), async (nodes) => {
    const narrowed = new Map(nodes.map((node) => [node, scope.nodes.get(node) ?? ""]));
    return byPlace(await daysOf({ ...scope, nodes: narrowed }, filter));
  });
  return [...found.values()].flat();
}

async function readTrendOf(scope: FigureScope, filter: FigureFilter): Promise<Trend> {
  if (!knowsDays(scope, filter)) return { asked: 0, points: [] };
  const days = await keptDays(scope, filter);
  const asked = days.reduce((sum, day) => sum + day.due, 0);
  return { asked, points: cumulate(filter.year, scope.today, days) };
}

/**
 * What was done week by week against what had fallen due, without the coordination list; empty above
 * counties where one level is asked for. `not_found` outside the viewer's reach. One statement.
 */
export async function readTrend(actor: Actor, query: FigureQuery): Promise<Trend> {
  const scope = await getFigureScope(actor, query.regionCode, query);
  const filter = await filterOf(actor, scope, query);
  const key = JSON.stringify([scope.place.code, filter]);
  return trends.get(key, versionOf(scope), () => readTrendOf(scope, filter));
}
