import "server-only";
import { type TaskScope, tasksInScope } from "@/lib/access/reach";
import { type Statement, sql } from "@/lib/platform/sql";

/** Which tasks count; without a field, all of the year's. */
export interface TaskFilter {
  year: number;
  /** A carrier or sub-carrier, or `coordination` for the office's own list. */
  carrierCode?: string | null | undefined;
  rootTaskId?: string | undefined;
  /** What the viewer reaches; null for everything. */
  scopes: readonly TaskScope[] | null;
  /** Only tasks with one of these disclosures. */
  disclosures?: readonly ("public" | "aggregate" | "internal")[] | undefined;
}

function carrierCondition(carrierCode: string): Statement {
  if (carrierCode === "coordination") return sql`l.carrier_code is null`;
  return sql`(t.sub_carrier_code = ${carrierCode} or l.carrier_code in
    (select code from carrier where code = ${carrierCode} or parent_code = ${carrierCode}))`;
}

/**
 * The tasks of a year's issued lists as a sub-select: one row for each root task, from its latest
 * version, with root_task_id, task_id, list_id, carrier_code (null for coordination), sub_carrier_code.
 */
export function issuedTasks(filter: TaskFilter): Statement {
  const conditions = [
    sql`l.kind = 'task'`,
    sql`l.status in ('issued', 'superseded', 'archived')`,
    sql`l.year = ${filter.year}`,
  ];
  if (filter.carrierCode) conditions.push(carrierCondition(filter.carrierCode));
  if (filter.rootTaskId) conditions.push(sql`t.root_task_id = ${filter.rootTaskId}::uuid`);
  if (filter.disclosures) {
    conditions.push(sql`t.disclosure = any (${filter.disclosures}::disclosure[])`);
  }
  if (filter.scopes) {
    conditions.push(
      sql.or(filter.scopes.map((scope) => sql`t.root_task_id in (${tasksInScope(scope)})`)),
    );
  }
  return sql`(
    select distinct on (t.root_task_id) t.root_task_id, t.id as task_id, t.list_id,
      l.carrier_code, t.sub_carrier_code
    from task t join task_list l on l.id = t.list_id
    where ${sql.and(conditions)}
    order by t.root_task_id, l.list_version desc)`;
}
