import "server-only";
import type { Actor } from "@/lib/access/actor";
import {
  type FoundRow,
  ROW_COLUMNS,
  ROW_TABLES,
  shownRow,
} from "@/lib/domain/assignments/rows/queries";
import { issuedTasks } from "@/lib/domain/assignments/tasks/queries";
import { readDeliveries } from "@/lib/domain/counters/deliveries/queries";
import { mostWaiting } from "@/lib/domain/counters/deliveries/rules";
import { type FigureFilter, ofLevel } from "@/lib/domain/counters/figures/queries";
import { filterOf } from "@/lib/domain/counters/matrix/queries";
import { type FigureScope, getFigureScope, versionOf } from "@/lib/domain/counters/scope/queries";
import { assignmentRows, counterRows } from "@/lib/domain/counters/standing/queries";
import type { Stuck } from "@/lib/domain/counters/stuck/types";
import type { FigureQuery } from "@/lib/domain/counters/types";
import { rows } from "@/lib/platform/db";
import { type Statement, sql } from "@/lib/platform/sql";
import { createVersionedCache } from "@/lib/platform/versioned-cache";

const SHOWN = 10;
const kept = createVersionedCache<Stuck>(1_000);

const IS_OPEN = sql`(a.status in ('drafting', 'returned') or (a.status = 'not_started' and not a.awaiting))`;

function isTownship({ place }: FigureScope): boolean {
  return place.level === "township";
}

function nodesOf({ nodes }: FigureScope): string[] {
  return [...nodes.keys()];
}

function dueWithin({ year, dueFrom, dueTo }: FigureFilter, alias: "a" | "c"): Statement {
  const rows = sql.raw(alias);
  return sql`${rows}.year = ${year} and ${rows}.due_on between ${dueFrom}::date and ${dueTo}::date`;
}

/** A township's own are few: its index finds them all. */
function inTownship(scope: FigureScope, filter: FigureFilter, condition: Statement): Statement {
  return sql`select a.* from ${assignmentRows(scope)} a
    where a.node_code = ${scope.place.nodeCode} and a.township_code = ${scope.place.code}
      and ${dueWithin(filter, "a")} ${ofLevel(filter, "a")} and ${condition}
      and a.root_task_id in (select root_task_id from fact)`;
}

/**
 * The earliest due that are open: the counters know in which cells these lie, so that ten cells at most
 * are looked into however many are late.
 */
function overdueRows(scope: FigureScope, filter: FigureFilter): Statement {
  const isLate = sql`a.due_on < ${scope.today}::date and ${IS_OPEN}`;
  if (isTownship(scope)) return inTownship(scope, filter, isLate);
  return sql`select a.* from (
      select c.node_code, c.root_task_id, c.period, c.organisation_level, c.organisation_kind, c.due_on
      from ${counterRows(scope)} c join fact on fact.root_task_id = c.root_task_id
      where c.node_code = any (${nodesOf(scope)}::text[]) and ${dueWithin(filter, "c")}
        ${ofLevel(filter, "c")} and c.due_on < ${scope.today}::date
        and c.not_started + c.drafting + c.returned > 0
      order by c.due_on, c.node_code, c.root_task_id, c.period, c.organisation_level, c.organisation_kind
      limit ${SHOWN}) cell
    cross join lateral (
      select a.* from ${assignmentRows(scope)} a
      where a.root_task_id = cell.root_task_id and a.node_code = cell.node_code
        and a.due_on = cell.due_on and a.period = cell.period and a.year = ${filter.year}
        and a.organisation_level = cell.organisation_level
        and a.organisation_kind = cell.organisation_kind and ${isLate}
      order by a.id limit ${SHOWN}) a`;
}

function returnedRows(scope: FigureScope, filter: FigureFilter): Statement {
  const isBack = sql`a.times_returned > 0 and a.done_at is null
    and a.status not in ('exempted', 'cancelled')`;
  if (isTownship(scope)) return inTownship(scope, filter, isBack);
  return sql`select a.* from unnest(${nodesOf(scope)}::text[]) as node
    cross join lateral (
      select a.* from ${assignmentRows(scope)} a
      where a.node_code = node and ${isBack} and ${dueWithin(filter, "a")} ${ofLevel(filter, "a")}
        and a.root_task_id in (select root_task_id from fact)
      order by a.times_returned desc, a.id limit ${SHOWN}) a`;
}

// What is counted stands as it was at the moment of the scope; what is only told of it, as it is now.
const AS_FOUND = sql`(select f.id, f.root_task_id, f.organisation_id, f.year, f.period, f.node_code,
    f.township_code, f.organisation_level, f.organisation_kind, f.due_on, f.status, f.awaiting,
    f.is_on_time, f.times_returned, f.done_at, n.task_id, n.return_due_on, n.submitted_at, n.revision,
    n.version
  from found f join assignment n on n.id = f.id)`;

/** The statement behind one of the lists of assignments, in the order of what is worst. */
export function selectStuck(
  scope: FigureScope,
  filter: FigureFilter,
  list: "overdue" | "returned",
): Statement {
  const found = list === "overdue" ? overdueRows(scope, filter) : returnedRows(scope, filter);
  const order =
    list === "overdue"
      ? sql`a.due_on, a.node_code, a.root_task_id, a.period, a.organisation_level, a.organisation_kind, a.id`
      : sql`a.times_returned desc, a.due_on, a.id`;
  return sql`
    with fact as materialized ${issuedTasks(filter)}, found as materialized (
      select a.* from (${found}) a order by ${order} limit ${SHOWN})
    select ${ROW_COLUMNS} from ${AS_FOUND} a ${ROW_TABLES} order by ${order}`;
}

/**
 * What is stuck in a region under a filter: the longest overdue, the most often returned, the lists not
 * acknowledged. One statement each, ten lines at most; `not_found` outside the viewer's reach.
 */
export async function readStuck(actor: Actor, query: FigureQuery): Promise<Stuck> {
  const scope = await getFigureScope(actor, query.regionCode, query);
  const filter = await filterOf(actor, scope, query);
  const key = JSON.stringify([scope.place.code, filter]);
  return kept.get(key, versionOf(scope), async () => {
    const [overdue, returned, deliveries] = await Promise.all([
      rows<FoundRow>(selectStuck(scope, filter, "overdue")),
      rows<FoundRow>(selectStuck(scope, filter, "returned")),
      readDeliveries(scope, filter),
    ]);
    const shown = (found: FoundRow[]) => found.map((one) => shownRow(one, scope));
    return {
      overdue: shown(overdue),
      returned: shown(returned),
      unacknowledged: mostWaiting(deliveries),
    };
  });
}
