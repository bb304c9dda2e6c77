import "server-only";
import type { Actor } from "@/lib/access/actor";
import { assignmentsWithin, requireReaches } from "@/lib/access/reach";
import { TODAY } from "@/lib/access/today";
import { FED_TASKS } from "@/lib/domain/machine/tasks/queries";
import { rows } from "@/lib/platform/db";
import { sql } from "@/lib/platform/sql";
import type { TaskCoverage } from "./types";

/**
 * What systems feed of this year's tasks within one's reach, what is missing longest first. From the
 * counters: the cost does not grow with the assignments.
 */
export async function listCoverage(actor: Actor): Promise<TaskCoverage[]> {
  const all = await requireReaches(actor, "machine.manage");
  const reaches = all.filter((reach) => !reach.history);
  const nodes = [...new Set(reaches.flatMap((reach) => reach.nodes ?? []))];
  return rows<TaskCoverage>(sql`
    select t.root_task_id as "rootTaskId", t.code, t.title, l.carrier_code as "carrierCode",
      coalesce((select name from carrier where code = l.carrier_code), '统筹协调') as "carrierName",
      l.year, sums.asked, sums.fed, sums.asked_to_date as "askedToDate", sums.fed_to_date as "fedToDate",
      sums.missing_since as "missingSince",
      (select max(d.on_day) from counter_day d where d.root_task_id = t.root_task_id
        and d.year = l.year and d.done > 0 and d.node_code = any (${nodes}::text[])) as "lastFedOn",
      array(select k.source_name from machine_key k
          where t.root_task_id = any (k.root_task_ids) and k.revoked_at is null and k.valid_to >= ${TODAY}
        union
        select f.source_name from feed f where t.root_task_id = any (f.root_task_ids) and f.is_on
        order by 1) as sources
    from task t join task_list l on l.id = t.list_id
    cross join lateral (
      select sum(c.awaiting + c.approved + c.accepted + c.submitted + c.returned)::int as asked,
        sum(c.approved + c.accepted)::int as fed,
        coalesce(sum(c.awaiting + c.approved + c.accepted + c.submitted + c.returned)
          filter (where c.due_on < ${TODAY}), 0)::int as asked_to_date,
        coalesce(sum(c.approved + c.accepted) filter (where c.due_on < ${TODAY}), 0)::int as fed_to_date,
        min(c.due_on) filter (where c.awaiting > 0 and c.due_on < ${TODAY}) as missing_since
      from counter c
      where c.root_task_id = t.root_task_id and c.year = l.year and ${assignmentsWithin(reaches, "c")}
    ) sums
    where ${FED_TASKS} and l.year = extract(year from ${TODAY}) and sums.asked > 0
    order by sums.missing_since nulls last, sums.asked - sums.fed desc, t.code`);
}
