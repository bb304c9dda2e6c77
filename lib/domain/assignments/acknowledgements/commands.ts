import "server-only";
import { TODAY } from "@/lib/access/today";
import type { Tx } from "@/lib/platform/db";
import { sql } from "@/lib/platform/sql";

/**
 * Delivers a list within the transaction that issues it; answers how many organisations got it. Those
 * whose assignments this transaction made or changed; those who had not acknowledged the version that it
 * replaces and are still asked; and the leads (for coordination the offices) right beneath, who break
 * it down. Whoever has it already keeps the row, acknowledged or not.
 */
export async function deliverList(tx: Tx, listId: string): Promise<number> {
  return tx.count(sql`
    with list as (
      select id, kind, region_code, year, carrier_code, list_version from task_list
      where id = ${listId}::uuid
    ), earlier as (
      select l.id from list join task_list l on l.kind = list.kind and l.year = list.year
        and l.region_code = list.region_code and l.list_version < list.list_version
        and l.carrier_code is not distinct from list.carrier_code
        and l.status in ('issued', 'superseded')
    ), root as materialized (
      select distinct t.root_task_id from task t
      where t.list_id in (select id from list union all select id from earlier)
    ), reached as (
      -- An assignment's moments are kept in milliseconds.
      select a.organisation_id from root join assignment a on a.root_task_id = root.root_task_id
      join list on list.year = a.year
      where a.updated_at = now()::timestamptz(3) and not a.awaiting
      union
      select k.organisation_id from earlier join acknowledgement k on k.list_id = earlier.id
      where k.acknowledged_at is null and exists (
        select 1 from assignment a join root on root.root_task_id = a.root_task_id
        join list on list.year = a.year
        where a.organisation_id = k.organisation_id and not a.awaiting
          and a.status not in ('exempted', 'cancelled'))
      union
      select d.organisation_id from list join region r on r.parent_code = list.region_code
      join carrier c on c.code = list.carrier_code or c.parent_code = list.carrier_code
      join lead_duty d on d.region_code = r.code and d.carrier_code = c.code and d.role = 'lead'
        and d.valid_from <= ${TODAY} and (d.valid_to is null or d.valid_to > ${TODAY})
      union
      select o.id from list join region r on r.parent_code = list.region_code
      join organisation o on o.region_code = r.code and o.kind = 'office'
      where list.carrier_code is null
        and o.valid_from <= ${TODAY} and (o.valid_to is null or o.valid_to > ${TODAY})
    )
    insert into acknowledgement (list_id, organisation_id, node_code, township_code,
      organisation_level)
    select list.id, o.id, o.node_code, o.township_code, o.level
    from reached join organisation o on o.id = reached.organisation_id cross join list
    on conflict (list_id, organisation_id) do nothing`);
}
