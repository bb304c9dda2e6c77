import "server-only";
import type { Actor } from "@/lib/access/actor";
import { assignmentsWithin } from "@/lib/access/reach";
import { type Cursor, readCursor, writeCursor } from "@/lib/domain/assignments/lines/rules";
import {
  type Asked,
  ask,
  cellReaches,
  nodeReaches,
  ofLevel,
  placeOf,
  reachesWithin,
  tasksOf,
} from "@/lib/domain/assignments/listing/queries";
import { cellRows, joinLines, lineRows } from "@/lib/domain/assignments/past/queries";
import {
  type FoundRow,
  ROW_COLUMNS,
  ROW_TABLES,
  shownRow,
} from "@/lib/domain/assignments/rows/queries";
import { dueRange } from "@/lib/domain/assignments/rules";
import type { AssignmentFilter, AssignmentRow, Page } from "@/lib/domain/assignments/types";
import { rows } from "@/lib/platform/db";
import { type Statement, sql } from "@/lib/platform/sql";

const PAGE_LENGTH = 50;

const CELL_ORDER = sql.raw("root_task_id, period, organisation_level, organisation_kind, due_on");

function fromCell(cursor: Cursor | null): Statement {
  if (!cursor) return sql`true`;
  return sql`(n.node > ${cursor.node} or (c.root_task_id, c.period, c.organisation_level,
    c.organisation_kind, c.due_on) >= (${cursor.task}::uuid, ${cursor.period}::smallint,
    ${cursor.level}::organisation_level, ${cursor.kind}::organisation_kind, ${cursor.due}::date))`;
}

/**
 * Counter cells that hold what is asked for, in key order from the cursor on, just enough of them to
 * fill a page: the counters lead to the rows, so that a page costs the same however many rows there are.
 */
function cells(asked: Asked, cursor: Cursor | null): Statement {
  const { filter, shown, nodes } = asked;
  const [dueFrom, dueTo] = dueRange(filter.year, filter.period, asked.clock.today);
  const first = cursor?.node ?? "";
  return sql`
    fact as materialized ${tasksOf(asked)},
    cell as materialized (
      select *, coalesce(sum(how_many) over (order by node_code, ${CELL_ORDER}
        rows between unbounded preceding and 1 preceding), 0) as before
      from (
        select c.year, c.node_code, c.root_task_id, c.period, c.organisation_level, c.organisation_kind,
          c.due_on, case when ${isCursorCell(cursor)} then 0 else ${shown.count} end as how_many
        from (select node from unnest(${nodes}::text[]) as node where node >= ${first} order by node) n
        cross join lateral (
          select * from ${cellRows(asked.clock)} c
          where c.year = ${filter.year} and c.node_code = n.node and ${shown.count} > 0
            and c.due_on between ${dueFrom}::date and ${dueTo}::date and ${fromCell(cursor)}
            and exists (select 1 from fact where fact.root_task_id = c.root_task_id)
            and ${ofLevel(asked, "c")} and ${assignmentsWithin(cellReaches(asked), "c")}
          order by ${CELL_ORDER} limit ${PAGE_LENGTH + 2}
        ) c
        order by n.node, ${CELL_ORDER}
        limit ${PAGE_LENGTH + 2}
      ) counted
    )`;
}

function isCursorCell(cursor: Cursor | null): Statement {
  if (!cursor) return sql`false`;
  return sql`(c.node_code = ${cursor.node} and c.root_task_id = ${cursor.task}::uuid
    and c.period = ${cursor.period} and c.organisation_level = ${cursor.level}::organisation_level
    and c.organisation_kind = ${cursor.kind}::organisation_kind and c.due_on = ${cursor.due}::date)`;
}

function afterCursor(cursor: Cursor | null): Statement {
  if (!cursor) return sql`true`;
  return sql`(not ${isCursorCell(cursor)} or a.id > ${cursor.id}::bigint)`;
}

type PagedRow = FoundRow & { kind: string };

async function pageByCells(asked: Asked, cursor: Cursor | null): Promise<PagedRow[]> {
  return rows<PagedRow>(sql`
    with ${cells(asked, cursor)}
    select ${ROW_COLUMNS}, a.organisation_kind as kind
    from cell c
    cross join unnest(${asked.shown.statuses}::assignment_status[]) as wanted
    ${joinLines(asked.clock)}
    ${ROW_TABLES}
    where c.before <= ${PAGE_LENGTH} and ${asked.shown.condition} and ${afterCursor(cursor)}
      and ${assignmentsWithin(cellReaches(asked), "a")}
    order by c.node_code, c.root_task_id, c.period, c.organisation_level, c.organisation_kind,
      c.due_on, a.id
    limit ${PAGE_LENGTH + 1}`);
}

const PLACE_ORDER = sql.raw(`a.node_code, a.root_task_id, a.period, a.organisation_level,
  a.organisation_kind, a.due_on, a.id`);

function afterRow(cursor: Cursor | null): Statement {
  if (!cursor) return sql`true`;
  return sql`(${PLACE_ORDER}) > (${cursor.node}, ${cursor.task}::uuid, ${cursor.period}::smallint,
    ${cursor.level}::organisation_level, ${cursor.kind}::organisation_kind, ${cursor.due}::date,
    ${cursor.id}::bigint)`;
}

/** A township's or an organisation's own: in order first, and only what is shown is looked up. */
async function pageByPlace(asked: Asked, cursor: Cursor | null): Promise<PagedRow[]> {
  const { filter, shown, clock } = asked;
  const [dueFrom, dueTo] = dueRange(filter.year, filter.period, clock.today);
  return rows<PagedRow>(sql`
    with fact as materialized ${tasksOf(asked)},
    page as materialized (
      select a.* from ${lineRows(clock)} a
      where ${placeOf(asked)} and a.year = ${filter.year}
        and a.status = any (${shown.statuses}::assignment_status[])
        and a.due_on between ${dueFrom}::date and ${dueTo}::date
        and a.root_task_id in (select root_task_id from fact) and ${ofLevel(asked, "a")}
        and ${shown.condition}
        and ${assignmentsWithin(reachesWithin(asked), "a")} and ${afterRow(cursor)}
      order by ${PLACE_ORDER}
      limit ${PAGE_LENGTH + 1}
    )
    select ${ROW_COLUMNS}, a.organisation_kind as kind
    from page a ${ROW_TABLES}
    order by ${PLACE_ORDER}`);
}

function cursorAt(last: PagedRow): Cursor {
  const { nodeCode, rootTaskId, period, organisationLevel, kind, dueOn, id } = last;
  return {
    node: nodeCode,
    task: rootTaskId,
    period,
    level: organisationLevel,
    kind,
    due: dueOn,
    id,
  };
}

function isByPlace(asked: Asked): boolean {
  if (asked.isMapped) return true;
  if (asked.filter.organisationId || asked.townshipCode || asked.isOutsideTownships) return true;
  return nodeReaches(asked).length === 0;
}

/**
 * The assignments that a number counts, 50 at a time, by county, task and due day. One statement, cost
 * independent of how many assignments there are. Rows outside the actor's reach do not exist.
 */
export async function listAssignments(
  actor: Actor,
  filter: AssignmentFilter,
): Promise<Page<AssignmentRow>> {
  const asked = await ask(actor, filter);
  const cursor = readCursor(filter.cursor);
  const found = isByPlace(asked)
    ? await pageByPlace(asked, cursor)
    : await pageByCells(asked, cursor);
  const shown = found.slice(0, PAGE_LENGTH);
  const last = shown.at(-1);
  const hasMore = found.length > PAGE_LENGTH && last !== undefined;
  return {
    rows: shown.map(({ kind: _kind, ...one }) => shownRow(one, asked.clock)),
    next: hasMore ? writeCursor(cursorAt(last)) : null,
  };
}

/** A list without pages: how many rows it has, and the statements that give them, county by county. */
export interface WholeList {
  count: Statement;
  parts: Statement[];
}

/** All that a list's pages show together, with columns and tables of the caller's, over `a`. */
export async function wholeList(
  actor: Actor,
  filter: AssignmentFilter,
  { columns, tables }: { columns: Statement; tables: Statement },
): Promise<WholeList> {
  const asked = await ask(actor, filter);
  const [dueFrom, dueTo] = dueRange(filter.year, filter.period, asked.clock.today);
  const read = (what: Statement, joined: Statement, place: Asked, order: Statement) => sql`
    with fact as materialized ${tasksOf(asked)}
    select ${what} from ${lineRows(asked.clock)} a ${joined}
    where ${placeOf(place)} and a.year = ${filter.year}
      and a.status = any (${asked.shown.statuses}::assignment_status[])
      and a.due_on between ${dueFrom}::date and ${dueTo}::date
      and a.root_task_id in (select root_task_id from fact) and ${ofLevel(asked, "a")}
      and ${asked.shown.condition} and ${assignmentsWithin(reachesWithin(asked), "a")} ${order}`;
  const order = sql`order by a.node_code, a.township_code nulls first, a.root_task_id, a.period,
    a.organisation_id`;
  const isOnePlace = filter.organisationId !== undefined || asked.nodes.length === 0;
  const places = isOnePlace ? [asked] : asked.nodes.map((node) => ({ ...asked, nodes: [node] }));
  return {
    count: read(sql`count(*)::int as n`, sql.empty, asked, sql.empty),
    parts: places.map((place) => read(columns, tables, place, order)),
  };
}
