import "server-only";
import { issuedTasks } from "@/lib/domain/assignments/tasks/queries";
import { type FigureFilter, ofLevel } from "@/lib/domain/counters/figures/queries";
import type { FigureScope } from "@/lib/domain/counters/scope/queries";
import { assignmentRows } from "@/lib/domain/counters/standing/queries";
import type {
  StuckAssignment,
  StuckLists,
  UnacknowledgedList,
} from "@/lib/domain/editions/stuck/types";
import type { Tx } from "@/lib/platform/db";
import { type Statement, sql } from "@/lib/platform/sql";

const SHOWN = 20;

function within(scope: FigureScope, alias: string): Statement {
  const { place, nodes } = scope;
  const a = sql.raw(alias);
  if (place.level === "township") {
    return sql`${a}.node_code = ${place.nodeCode} and ${a}.township_code = ${place.code}`;
  }
  return sql`${a}.node_code = any (${[...nodes.keys()]}::text[])`;
}

function selectStuck(
  scope: FigureScope,
  filter: FigureFilter,
  { condition, order }: { condition: Statement; order: Statement },
): Statement {
  return sql`
    with fact as materialized ${issuedTasks(filter)}, stuck as (
      select a.id, a.organisation_id, a.period, a.due_on, a.times_returned, a.node_code,
        a.township_code, fact.task_id
      from ${assignmentRows(scope)} a join fact on fact.root_task_id = a.root_task_id
      where ${within(scope, "a")} ${ofLevel(filter, "a")} and a.year = ${filter.year}
        and a.due_on between ${filter.dueFrom}::date and ${filter.dueTo}::date and ${condition}
      order by ${order}, a.id limit ${SHOWN}
    )
    select a.id::text as "assignmentId", o.name as "organisationName", r.name as "placeName", t.code,
      t.title, a.period, a.due_on as "dueOn", a.times_returned as "timesReturned",
      greatest(0, ${scope.today}::date - a.due_on) as "daysOverdue"
    from stuck a join organisation o on o.id = a.organisation_id join task t on t.id = a.task_id
    join region r on r.code = coalesce(a.township_code, a.node_code)
    order by ${order}, a.id`;
}

const OPEN = sql`(a.status in ('drafting', 'returned') or (a.status = 'not_started' and not a.awaiting))`;

/** The lists that somebody in the scope had not acknowledged by the end of the scope's day. */
function selectUnacknowledged(scope: FigureScope, { year }: FigureFilter): Statement {
  const dayEnd = sql`((${scope.today}::date + 1)::timestamp at time zone 'Asia/Shanghai')`;
  const waits = sql`(k.acknowledged_at is null or k.acknowledged_at >= ${dayEnd})`;
  return sql`
    select l.id as "listId", l.title, count(*)::int as delivered,
      count(*) filter (where ${waits})::int as waiting,
      to_char(min(k.delivered_at) filter (where ${waits}) at time zone 'Asia/Shanghai', 'YYYY-MM-DD') as since
    from acknowledgement k join task_list l on l.id = k.list_id and l.status = 'issued'
    where l.year = ${year} and k.delivered_at < ${dayEnd} and ${within(scope, "k")}
    group by l.id, l.title having count(*) filter (where ${waits}) > 0
    order by waiting desc, l.title, l.id limit ${SHOWN}`;
}

/** What is stuck in a scope: longest overdue, most often returned and still open, lists not acknowledged. */
export async function readStuck(
  tx: Tx,
  scope: FigureScope,
  filter: FigureFilter,
): Promise<StuckLists> {
  const longest = await tx.rows<StuckAssignment>(
    selectStuck(scope, filter, {
      condition: sql`${OPEN} and a.due_on < ${scope.today}::date`,
      order: sql`a.due_on`,
    }),
  );
  const mostReturned = await tx.rows<StuckAssignment>(
    selectStuck(scope, filter, {
      condition: sql`a.times_returned > 1 and a.done_at is null
        and a.status not in ('exempted', 'cancelled')`,
      order: sql`a.times_returned desc, a.due_on`,
    }),
  );
  const unacknowledged = await tx.rows<UnacknowledgedList>(selectUnacknowledged(scope, filter));
  return { longest, mostReturned, unacknowledged };
}
