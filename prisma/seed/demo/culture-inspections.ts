import type { Tx } from "@/lib/platform/db";
import { sql } from "@/lib/platform/sql";
import { addDays, type Day } from "@/lib/shared/dates";
import { stableId } from "../identity";
import { HOME } from "./scope";

/** An example order of the home county. */
interface Order {
  title: string;
  dueOn: Day;
  isDone: boolean;
}

/** Writes an example inspection of walls in the home county: answered, with two defects open, or waiting. */
export async function writeInspection(tx: Tx, organisationId: string, order: Order): Promise<void> {
  const id = stableId("inspection", order.title);
  await tx.count(sql`
    insert into culture_inspection (id, region_code, title, note, due_on, ordered_by_id, ordered_by_name,
      ordered_at, is_example)
    values (${id}::uuid, ${HOME.county}, ${order.title}, '示例：看设施是否完好、内容是否过时，拍一张全景',
      ${order.dueOn}::date, ${organisationId}::uuid, '示例管理员', now() - interval '20 days', true)`);
  const done = order.isDone;
  await tx.count(sql`
    insert into culture_inspection_item (id, inspection_id, venue_id, result, note, remedy_due_on, answered_at,
      answered_by_name)
    select overlay(overlay(md5(${id}::text || v.id) placing '8' from 13) placing 'a' from 17)::uuid, ${id}::uuid, v.id,
      (case when not ${done}::boolean then null when at.n = 2 then 'damaged' when at.n = 5 then 'outdated'
        else 'fine' end)::inspection_result,
      case when not ${done}::boolean then '' when at.n = 2 then '玻璃面板有裂纹' when at.n = 5 then '公开内容是去年的'
        else '' end,
      case when ${done}::boolean and at.n in (2, 5) then ${addDays(order.dueOn, 30)}::date end,
      case when ${done}::boolean then now() - interval '10 days' end,
      case when ${done}::boolean then '示例填报员' end
    from (select v.id, row_number() over (order by v.region_code) as n from culture_venue v
      join region r on r.code = v.region_code
      where r.node_code = ${HOME.county} and r.level = 'township' and v.stage = 'confirmed') at
    join culture_venue v on v.id = at.id where at.n <= 8`);
}
