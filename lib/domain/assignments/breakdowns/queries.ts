import "server-only";
import type { Actor } from "@/lib/access/actor";
import { assignmentsWithin, organisationsWithin, reachesFor } from "@/lib/access/reach";
import { getAssignment } from "@/lib/domain/assignments/queries";
import { row, rows, type Tx } from "@/lib/platform/db";
import { forbidden, notFound } from "@/lib/platform/errors";
import { type Statement, sql } from "@/lib/platform/sql";
import type { BreakdownRow, TaskBreakdown } from "./types";

const ROWS = sql`(select coalesce(json_agg(json_build_object('id', b.id, 'department', b.department,
    'person', b.person, 'content', b.content, 'dueOn', b.due_on, 'doneOn', b.done_on,
    'lateReason', b.late_reason, 'version', b.version) order by b.position, b.id), '[]')
  from breakdown b where b.organisation_id = mine.organisation_id
    and b.root_task_id = mine.root_task_id and b.year = mine.year)`;

function breakdowns(condition: Statement): Statement {
  return sql`
    select mine.root_task_id as "rootTaskId", mine.organisation_id as "organisationId",
      o.name as "organisationName", mine.year, t.code, t.title,
      coalesce(c.name, '统筹协调') as "carrierName", mine.id::text as "assignmentId",
      mine.earliest as "earliestDueOn", ${ROWS} as rows
    from (
      select distinct on (a.root_task_id) a.root_task_id, a.organisation_id, a.year, a.task_id, a.id,
        min(a.due_on) filter (where a.status in ('not_started', 'drafting', 'returned'))
          over (partition by a.root_task_id) as earliest
      from assignment a
      where not a.awaiting and a.status not in ('exempted', 'cancelled') and ${condition}
      order by a.root_task_id, a.status not in ('not_started', 'drafting', 'returned'), a.period
    ) mine
    join task t on t.id = mine.task_id join task_list l on l.id = t.list_id
    left join carrier c on c.code = l.carrier_code
    join organisation o on o.id = mine.organisation_id
    order by mine.earliest nulls last, c.position nulls first, t.code`;
}

/** A task of an assignment that is seen, as its organisation breaks it down; null where nobody does it. */
export async function findBreakdown(
  actor: Actor,
  assignmentId: string,
): Promise<TaskBreakdown | null> {
  const { organisationId, rootTaskId, year } = await getAssignment(actor, assignmentId);
  const found = await row<TaskBreakdown>(
    breakdowns(sql`a.organisation_id = ${organisationId}::uuid
      and a.root_task_id = ${rootTaskId}::uuid and a.year = ${year}`),
  );
  return found ? { ...found, assignmentId } : null;
}

/** The same; `not_found` for a task that is cancelled, exempted or fed by a system. */
export async function getBreakdown(actor: Actor, assignmentId: string): Promise<TaskBreakdown> {
  const found = await findBreakdown(actor, assignmentId);
  if (!found) throw notFound("任务");
  return found;
}

/** All tasks of the reader's own organisation in a year with their breakdown, by the day they are due. */
export async function listOwnBreakdowns(
  actor: Actor,
  { year }: { year: number },
): Promise<TaskBreakdown[]> {
  if (actor.kind !== "staff") throw forbidden();
  return rows<TaskBreakdown>(
    breakdowns(sql`a.organisation_id = ${actor.organisation.id}::uuid and a.year = ${year}`),
  );
}

/** What a row is written to: the own organisation's task; `not_found` for every other. */
export async function requireOwnTask(actor: Actor, assignmentId: string): Promise<TaskBreakdown> {
  const reaches = await reachesFor(actor, "list.acknowledge");
  const breakdown = await getBreakdown(actor, assignmentId);
  const own = await row(sql`
    select 1 from organisation o where o.id = ${breakdown.organisationId}::uuid
      and ${organisationsWithin(reaches, "o")}`);
  if (!own) throw forbidden("任务由责任单位自己分解");
  return breakdown;
}

/** A row as it stands, locked for the change. */
export async function findLockedRow(
  tx: Tx,
  { task, breakdownId }: { task: TaskBreakdown; breakdownId: string },
): Promise<BreakdownRow | undefined> {
  return tx.row<BreakdownRow>(sql`
    select id, department, person, content, due_on as "dueOn", done_on as "doneOn",
      late_reason as "lateReason", version
    from breakdown where id = ${breakdownId}::uuid
      and organisation_id = ${task.organisationId}::uuid
      and root_task_id = ${task.rootTaskId}::uuid and year = ${task.year} for update`);
}

/** True when the reader acts for the organisation of an assignment that he sees. */
export async function mayBreakDown(actor: Actor, assignmentId: string): Promise<boolean> {
  const reaches = await reachesFor(actor, "list.acknowledge");
  const own = await row(sql`
    select 1 from assignment a where a.id = ${assignmentId}::bigint
      and ${assignmentsWithin(reaches, "a")}`);
  return own !== undefined;
}
