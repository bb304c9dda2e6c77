import "server-only";
import type { Actor } from "@/lib/access/actor";
import { assignmentsWithin, requireReaches } from "@/lib/access/reach";
import { IS_DONE, WAITS_FOR_REVIEW } from "@/lib/domain/assignments/lines/rules";
import {
  type FoundRow,
  ROW_COLUMNS,
  ROW_TABLES,
  shownRow,
} from "@/lib/domain/assignments/rows/queries";
import type { Clock } from "@/lib/domain/assignments/types";
import {
  WINDOW_COLUMNS,
  WINDOW_TABLES,
  type WindowColumns,
  windowOf,
} from "@/lib/domain/assignments/window/rules";
import { getClock } from "@/lib/domain/calendar/queries";
import { isClosed } from "@/lib/domain/regions/closings/queries";
import { row, rows } from "@/lib/platform/db";
import { type Statement, sql } from "@/lib/platform/sql";
import { groupOf } from "./rules";
import type { TodoCounts, TodoRow } from "./types";

/** Which to-dos: of the person's own organisation, or of all they may enter for (代录). */
export interface TodoQuery {
  year: number;
  /** False adds the organisations of 代录 grants. */
  isOwnOnly: boolean;
  /** How many lines at most. */
  limit: number;
}

const NOT_AWAITED = sql`not (a.awaiting and a.status = 'not_started')`;

// What a closing ended is nobody's to do; what is done stays in sight.
const NOT_ENDED = sql`(${IS_DONE} or not ${isClosed("a")})`;

async function within(actor: Actor, query: Pick<TodoQuery, "isOwnOnly">): Promise<Statement> {
  const reaches = await requireReaches(actor, "report.enter");
  const mine = reaches.filter((reach) => !query.isOwnOnly || reach.organisationId !== null);
  return assignmentsWithin(mine, "a");
}

// What is left of last year stays in sight until it is done or that year is closed; what a meeting decided
// for the next year is in sight from the meeting on.
function ofYear(year: number): Statement {
  return sql`(a.year = ${year} or (a.year = ${year - 1}
    and a.status in ('not_started', 'drafting', 'returned')) or (a.year = ${year + 1}
    and exists (select 1 from task nt join task_list nl on nl.id = nt.list_id
      where nt.id = a.task_id and nl.kind = 'resolution')))`;
}

type Found = FoundRow & WindowColumns & Pick<TodoRow, "returnReason" | "isOpeningAsked">;

function todoRow(found: Found, clock: Clock): TodoRow {
  const { opensBefore, closesAfter, grantedDueOn, openedUntil, pausedUntil, ...rest } = found;
  const row = { ...shownRow(rest, clock), window: windowOf(found, clock.today) };
  return { ...row, group: groupOf(row, clock) };
}

// Only of the lines that are shown are texts and windows looked up.
function pageOf(condition: Statement, { today, soonUntil }: Clock): Statement {
  return sql`
    select a.*, row_number() over (order by
        case when ${IS_DONE} then 2 when ${WAITS_FOR_REVIEW} then 1 else 0 end,
        case when a.due_on < ${today}::date then 0 when a.status = 'returned' then 1
          when a.due_on <= ${soonUntil}::date then 2 else 3 end,
        a.due_on, pt.code, a.id) as place
    from assignment a join task pt on pt.id = a.task_id
    where ${condition} and a.status not in ('exempted', 'cancelled') and ${NOT_AWAITED}
      and ${NOT_ENDED}
    order by place`;
}

/**
 * The to-dos of the organisations that the person enters for, in the order in which they press:
 * overdue, returned and due soon, then by due day; what waits for review and what is done at the end.
 */
export async function listTodo(actor: Actor, query: TodoQuery): Promise<TodoRow[]> {
  const [condition, clock] = await Promise.all([within(actor, query), getClock(actor)]);
  const found = await rows<Found>(sql`
    with page as materialized (${pageOf(sql`${condition} and ${ofYear(query.year)}`, clock)}
      limit ${query.limit})
    select ${ROW_COLUMNS},
      case when a.status = 'returned' then (
        select v.reason from report p join review v on v.report_id = p.id
        where p.assignment_id = a.id and v.decision in ('return', 'reopen')
        order by v.at desc limit 1) end as "returnReason",
      exists (select 1 from window_opening wo where wo.assignment_id = a.id and wo.state = 'waiting')
        as "isOpeningAsked", ${WINDOW_COLUMNS}
    from page a ${ROW_TABLES} ${WINDOW_TABLES}
    order by a.place`);
  return found.map((one) => todoRow(one, clock));
}

function counts(year: number, { today, soonUntil }: Clock): Statement {
  const open = sql`a.status in ('not_started', 'drafting', 'returned')`;
  return sql`
    count(*) filter (where ${open})::int as open,
    count(*) filter (where a.status = 'returned')::int as returned,
    count(*) filter (where ${open} and a.due_on >= ${today}::date
      and (a.status = 'returned' or a.due_on <= ${soonUntil}::date))::int as soon,
    count(*) filter (where ${open} and a.due_on < ${today}::date)::int as overdue,
    count(*) filter (where ${WAITS_FOR_REVIEW})::int as submitted,
    count(*) filter (where ${IS_DONE} and a.year = ${year})::int as done,
    count(*) filter (where a.year = ${year})::int as asked`;
}

/** The counters above 今日待办, over exactly what `listTodo` lists without its limit. */
export async function countTodo(
  actor: Actor,
  query: Omit<TodoQuery, "limit">,
): Promise<TodoCounts> {
  const [condition, clock] = await Promise.all([within(actor, query), getClock(actor)]);
  const found = await row<TodoCounts>(sql`
    select ${counts(query.year, clock)} from assignment a
    where ${condition} and ${ofYear(query.year)}
      and a.status not in ('exempted', 'cancelled') and ${NOT_AWAITED} and ${NOT_ENDED}`);
  return found ?? { open: 0, returned: 0, soon: 0, overdue: 0, submitted: 0, done: 0, asked: 0 };
}

/**
 * The median completion of organisations of the same kind and level in the person's county (city or
 * province for theirs): what one's own progress is set beside. Null where there are fewer than five.
 */
export async function readPeerMedian(
  actor: Actor,
  { year }: { year: number },
): Promise<{ median: number; organisations: number } | null> {
  if (actor.kind !== "staff") return null;
  const { kind, level, nodeCode } = actor.organisation;
  const found = await row<{ median: number | null; organisations: number }>(sql`
    select percentile_cont(0.5) within group (order by done::float8 / asked) as median,
      count(*)::int as organisations
    from (
      select a.organisation_id, count(*) as asked,
        count(*) filter (where ${IS_DONE}) as done
      from assignment a
      where a.node_code = ${nodeCode} and a.year = ${year}
        and a.organisation_kind = ${kind}::organisation_kind
        and a.organisation_level = ${level}::organisation_level
        and a.status not in ('exempted', 'cancelled') and ${NOT_AWAITED}
      group by 1) peer`);
  if (!found || found.median === null || found.organisations < 5) return null;
  return { median: found.median, organisations: found.organisations };
}
