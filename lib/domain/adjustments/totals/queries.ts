import "server-only";
import type { Actor } from "@/lib/access/actor";
import { requireReaches } from "@/lib/access/reach";
import { REQUEST_TABLES, visibleRequests } from "@/lib/domain/adjustments/queries";
import type { AdjustmentTotal } from "@/lib/domain/adjustments/types";
import { rows } from "@/lib/platform/db";
import { sql } from "@/lib/platform/sql";

/**
 * How often the terms of each task were asked to change in a year, within sight, the most asked first:
 * a task that everybody asks to extend is one whose day is wrong.
 */
export async function listAdjustmentTotals(
  actor: Actor,
  { year }: { year: number },
): Promise<AdjustmentTotal[]> {
  await requireReaches(actor, "adjustment.decide");
  const visible = await visibleRequests(actor);
  return rows<AdjustmentTotal>(sql`
    select t.list_id as "listId", (select title from task_list where id = t.list_id) as "listTitle",
      t.code as "taskCode", t.title as "taskTitle", j.root_task_id as "rootTaskId", j.kind,
      count(*) filter (where j.status = 'waiting')::int as waiting,
      count(*) filter (where j.status = 'granted')::int as granted,
      count(*) filter (where j.status = 'refused')::int as refused,
      count(*) filter (where j.status = 'withdrawn')::int as withdrawn,
      count(distinct j.organisation_id)::int as organisations
    from ${REQUEST_TABLES}
    where j.year = ${year} and ${visible}
    group by t.list_id, t.code, t.title, j.root_task_id, j.kind
    order by count(*) desc, t.code, j.kind limit 300`);
}
