import "server-only";
import type { Actor } from "@/lib/access/actor";
import { issuedTasks } from "@/lib/domain/assignments/tasks/queries";
import type { FigureFilter } from "@/lib/domain/counters/figures/queries";
import { filterOf } from "@/lib/domain/counters/matrix/queries";
import { type FigureScope, getFigureScope, versionOf } from "@/lib/domain/counters/scope/queries";
import { cumulate, type DayCount } from "@/lib/domain/counters/trend/rules";
import type { FigureQuery, Trend } from "@/lib/domain/counters/types";
import { rows } from "@/lib/platform/db";
import { type Statement, sql } from "@/lib/platform/sql";
import { createVersionedCache } from "@/lib/platform/versioned-cache";

const trends = createVersionedCache<Trend>(1_000);

const COUNTED_ASKED = sql`not_started + drafting + submitted + returned + approved + accepted`;

function byNodes(scope: FigureScope, { year, dueFrom, dueTo }: FigureFilter): Statement {
  const within = sql`year = ${year} and node_code = any (${[...scope.nodes.keys()]}::text[])
    and due_on between ${dueFrom}::date and ${dueTo}::date`;
  return sql`
    select root_task_id, on_day as day, done, 0 as due from counter_day where ${within}
    union all
    select root_task_id, due_on, 0, ${COUNTED_ASKED} from counter where ${within}`;
}

function byTownship(scope: FigureScope, { year, dueFrom, dueTo }: FigureFilter): Statement {
  const within = sql`node_code = ${scope.place.nodeCode} and township_code = ${scope.place.code}
    and year = ${year} and due_on between ${dueFrom}::date and ${dueTo}::date`;
  return sql`
    select root_task_id, (done_at at time zone 'Asia/Shanghai')::date as day, 1 as done, 0 as due
    from assignment where ${within} and done_at is not null
    union all
    select root_task_id, due_on, 0, 1 from assignment
    where ${within} and status not in ('exempted', 'cancelled')
      and not (awaiting and status = 'not_started')`;
}

async function readTrendOf(scope: FigureScope, filter: FigureFilter): Promise<Trend> {
  const source = scope.place.level === "township" ? byTownship : byNodes;
  const days = await rows<DayCount>(sql`
    with fact as materialized ${issuedTasks(filter)}
    select movement.day, sum(movement.done)::int as done, sum(movement.due)::int as due
    from (${source(scope, filter)}) movement
    join fact on fact.root_task_id = movement.root_task_id
    where fact.carrier_code is not null
    group by 1`);
  const asked = days.reduce((sum, day) => sum + day.due, 0);
  return { asked, points: cumulate(filter.year, scope.today, days) };
}

/**
 * What was done week by week against what had fallen due, without the coordination list; `not_found`
 * outside the viewer's reach. One statement.
 */
export async function readTrend(actor: Actor, query: FigureQuery): Promise<Trend> {
  const scope = await getFigureScope(actor, query.regionCode, query.asOf);
  const filter = await filterOf(actor, scope, query);
  const key = JSON.stringify([scope.place.code, filter]);
  return trends.get(key, versionOf(scope), () => readTrendOf(scope, filter));
}
