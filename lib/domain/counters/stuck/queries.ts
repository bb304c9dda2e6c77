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
import {
  byPlace,
  createNodeCache,
  type FigureScope,
  getFigureScope,
  versionOf,
} from "@/lib/domain/counters/scope/queries";
import { assignmentRows, counterRows } from "@/lib/domain/counters/standing/queries";
import type { Stuck } from "@/lib/domain/counters/stuck/types";
import type { FigureQuery } from "@/lib/domain/counters/types";
import { rows } from "@/lib/platform/db";
import { type Statement, sql } from "@/lib/platform/sql";
import { createVersionedCache } from "@/lib/platform/versioned-cache";
import type { Day } from "@/lib/shared/dates";

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
 * The earliest due that are open, of each of some nodes: the counters know in which cells these lie, so that
 * ten cells of a node at most are looked into however many are late.
 */
function overdueRows(scope: FigureScope, filter: FigureFilter, nodes: readonly string[]) {
  const isLate = sql`a.due_on < ${scope.today}::date and ${IS_OPEN}`;
  if (isTownship(scope)) return inTownship(scope, filter, isLate);
  return sql`select a.* from unnest(${nodes}::text[]) as node
    cross join lateral (
      select a.* from (
        select c.root_task_id, c.period, c.organisation_level, c.organisation_kind, c.due_on
        from ${counterRows(scope)} c join fact on fact.root_task_id = c.root_task_id
        where c.node_code = node and ${dueWithin(filter, "c")} ${ofLevel(filter, "c")}
          and c.due_on < ${scope.today}::date and c.not_started + c.drafting + c.returned > 0
        order by c.due_on, c.root_task_id, c.period, c.organisation_level, c.organisation_kind
        limit ${SHOWN}) cell
      cross join lateral (
        select a.* from ${assignmentRows(scope)} a
        where a.root_task_id = cell.root_task_id and a.node_code = node
          and a.due_on = cell.due_on and a.period = cell.period and a.year = ${filter.year}
          and a.organisation_level = cell.organisation_level
          and a.organisation_kind = cell.organisation_kind and ${isLate}
        order by a.id limit ${SHOWN}) a
      order by a.due_on, a.root_task_id, a.period, a.organisation_level, a.organisation_kind, a.id
      limit ${SHOWN}) a`;
}

function returnedRows(scope: FigureScope, filter: FigureFilter, nodes: readonly string[]) {
  const isBack = sql`a.times_returned > 0 and a.done_at is null
    and a.status not in ('exempted', 'cancelled')`;
  if (isTownship(scope)) return inTownship(scope, filter, isBack);
  return sql`select a.* from unnest(${nodes}::text[]) as node
    cross join lateral (
      select a.* from ${assignmentRows(scope)} a
      where a.node_code = node and ${isBack} and ${dueWithin(filter, "a")} ${ofLevel(filter, "a")}
        and a.root_task_id in (select root_task_id from fact)
      order by a.times_returned desc, a.due_on, a.id limit ${SHOWN}) a`;
}

type StuckList = "overdue" | "returned";

const ROWS = { overdue: overdueRows, returned: returnedRows };

const ORDER: Record<StuckList, Statement> = {
  overdue: sql`a.due_on, a.node_code, a.root_task_id, a.period, a.organisation_level,
    a.organisation_kind, a.id`,
  returned: sql`a.times_returned desc, a.due_on, a.id`,
};

// What is counted stands as it was at the moment of the scope; what is only told of it, as it is now.
const AS_FOUND = sql`(select f.id, f.root_task_id, f.organisation_id, f.year, f.period, f.node_code,
    f.township_code, f.organisation_level, f.organisation_kind, f.due_on, f.status, f.awaiting,
    f.is_on_time, f.times_returned, f.done_at, n.task_id, n.return_due_on, n.submitted_at, n.revision,
    n.version
  from found f join assignment n on n.id = f.id)`;

/** The statement behind one of the lists of assignments, in the order of what is worst. */
export function selectStuck(scope: FigureScope, filter: FigureFilter, list: StuckList): Statement {
  const order = ORDER[list];
  return sql`
    with fact as materialized ${issuedTasks(filter)}, found as materialized (
      select a.* from (${ROWS[list](scope, filter, nodesOf(scope))}) a order by ${order} limit ${SHOWN})
    select ${ROW_COLUMNS} from ${AS_FOUND} a ${ROW_TABLES} order by ${order}`;
}

/** One of the worst of a node: enough to choose between nodes. */
interface Candidate {
  place: string;
  id: string;
  dueOn: Day;
  timesReturned: number;
  /** Its place among those of its node. */
  position: number;
}

const candidates = {
  overdue: createNodeCache<Candidate[]>(5_000),
  returned: createNodeCache<Candidate[]>(5_000),
};

function selectCandidates(
  list: StuckList,
  scope: FigureScope,
  { filter, nodes }: { filter: FigureFilter; nodes: readonly string[] },
): Statement {
  return sql`
    with fact as materialized ${issuedTasks(filter)}
    select a.node_code as place, a.id::text, a.due_on as "dueOn", a.times_returned as "timesReturned",
      (row_number() over (partition by a.node_code order by ${ORDER[list]}))::int as position
    from (${ROWS[list](scope, filter, nodes)}) a`;
}

const COMPARE: Record<StuckList, (a: Candidate, b: Candidate) => number> = {
  overdue: (a, b) =>
    compare(a.dueOn, b.dueOn) || compare(a.place, b.place) || a.position - b.position,
  returned: (a, b) =>
    b.timesReturned - a.timesReturned ||
    compare(a.dueOn, b.dueOn) ||
    Number(BigInt(a.id) - BigInt(b.id)),
};

function compare(a: string, b: string): number {
  return a < b ? -1 : Number(a > b);
}

/** The worst of all nodes, chosen from the worst of each; asked again only of the nodes that changed. */
async function worst(
  list: StuckList,
  scope: FigureScope,
  filter: FigureFilter,
): Promise<FoundRow[]> {
  const found = await candidates[list](scope, JSON.stringify(filter), async (nodes) =>
    byPlace(await rows<Candidate>(selectCandidates(list, scope, { filter, nodes }))),
  );
  const ids = [...found.values()]
    .flat()
    .sort(COMPARE[list])
    .slice(0, SHOWN)
    .map(({ id }) => id);
  return rows<FoundRow>(sql`
    with found as materialized (
      select a.* from unnest(${ids}::bigint[]) with ordinality as chosen (id, place)
      join ${assignmentRows(scope)} a on a.id = chosen.id)
    select ${ROW_COLUMNS} from ${AS_FOUND} a ${ROW_TABLES} order by ${ORDER[list]}`);
}

async function listStuck(
  list: StuckList,
  scope: FigureScope,
  filter: FigureFilter,
): Promise<FoundRow[]> {
  // The past stands still, and a township is few: there the whole is asked at once.
  return scope.isPast || isTownship(scope)
    ? rows<FoundRow>(selectStuck(scope, filter, list))
    : worst(list, scope, filter);
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
      listStuck("overdue", scope, filter),
      listStuck("returned", scope, filter),
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
