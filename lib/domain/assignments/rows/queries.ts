import "server-only";
import { lightOf } from "@/lib/domain/assignments/rules";
import type { AssignmentRow, Clock } from "@/lib/domain/assignments/types";
import { sql } from "@/lib/platform/sql";

/** The columns of a line, over `a` assignment, `t` task, `l` task_list, `o` organisation. */
export const ROW_COLUMNS = sql`
  a.id::text as id, a.task_id as "taskId", a.root_task_id as "rootTaskId", t.code as "taskCode",
  t.title as "taskTitle", l.carrier_code as "carrierCode",
  case when l.kind = 'resolution' then '推进会议定事项' else coalesce(
    (select c.name from carrier c where c.code = l.carrier_code), '统筹协调') end as "carrierName",
  a.organisation_id as "organisationId", o.name as "organisationName",
  a.organisation_level as "organisationLevel", a.node_code as "nodeCode",
  (select r.name from region r where r.code = a.node_code) as "nodeName",
  a.township_code as "townshipCode",
  (select r.name from region r where r.code = a.township_code) as "townshipName",
  a.year, a.period, t.frequency, a.due_on as "dueOn", a.status, a.awaiting,
  a.is_on_time as "isOnTime", a.times_returned as "timesReturned", a.return_due_on as "returnDueOn",
  a.submitted_at as "submittedAt", a.done_at as "doneAt", a.revision, t.minutes, a.version`;

/** The tables of a line, joined to `a`. */
export const ROW_TABLES = sql`
  join task t on t.id = a.task_id
  join task_list l on l.id = t.list_id
  join organisation o on o.id = a.organisation_id`;

/** A line as the database gives it. */
export type FoundRow = Omit<AssignmentRow, "light" | "submittedAt" | "doneAt"> & {
  submittedAt: Date | null;
  doneAt: Date | null;
};

/** A line as screens see it, with its light. */
export function shownRow<Row extends FoundRow>(
  { submittedAt, doneAt, ...row }: Row,
  clock: Clock,
): Omit<Row, "submittedAt" | "doneAt"> & Pick<AssignmentRow, "light" | "submittedAt" | "doneAt"> {
  return {
    ...row,
    submittedAt: submittedAt?.toISOString() ?? null,
    doneAt: doneAt?.toISOString() ?? null,
    light: lightOf(row, clock),
  };
}
