import "server-only";
import type { Actor } from "@/lib/access/actor";
import type { ExportedRow } from "@/lib/domain/assignments/exports/types";
import { wholeList } from "@/lib/domain/assignments/lines/queries";
import type { AssignmentFilter } from "@/lib/domain/assignments/types";
import { row } from "@/lib/platform/db";
import { readInBatches } from "@/lib/platform/reading";
import { sql } from "@/lib/platform/sql";

const minute = (column: string) =>
  sql`to_char(${sql.raw(column)} at time zone 'Asia/Shanghai', 'YYYY-MM-DD HH24:MI')`;

const COLUMNS = sql`
  a.id::text as id, coalesce(b.name, '统筹协调') as "carrierName", t.code as "taskCode",
  t.title as "taskTitle", a.year, a.period, t.frequency, city.name as "cityName",
  node.name as "nodeName", town.name as "townshipName", o.name as "organisationName",
  a.organisation_level as "organisationLevel", a.status, a.awaiting, a.due_on as "dueOn",
  a.is_on_time as "isOnTime", a.times_returned as "timesReturned",
  ${minute("a.submitted_at")} as "submittedAt", ${minute("a.done_at")} as "doneAt", t.unit,
  coalesce(a.target, t.target)::float8 as target, a.numerator::float8 as numerator,
  a.denominator::float8 as denominator, a.value::float8 as value`;

const TABLES = sql`
  join task t on t.id = a.task_id
  join task_list l on l.id = t.list_id
  join organisation o on o.id = a.organisation_id
  join region node on node.code = a.node_code
  left join region city on city.code = node.parent_code and city.level = 'city'
  left join region town on town.code = a.township_code
  left join carrier b on b.code = l.carrier_code`;

const SHAPE = { columns: COLUMNS, tables: TABLES };

/** How many assignments a list has within the actor's reach. */
export async function countExport(actor: Actor, filter: AssignmentFilter): Promise<number> {
  const { count } = await wholeList(actor, filter, SHAPE);
  return (await row<{ n: number }>(count))?.n ?? 0;
}

/**
 * Every assignment of a list within the actor's reach, by county, township and task, in batches from one
 * snapshot; memory does not grow with their number.
 */
export async function readExport(
  actor: Actor,
  filter: AssignmentFilter,
): Promise<AsyncGenerator<ExportedRow[]>> {
  const { parts } = await wholeList(actor, filter, SHAPE);
  return readInBatches<ExportedRow>(parts);
}
