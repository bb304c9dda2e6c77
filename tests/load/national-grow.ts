import type pg from "pg";

/** A country of counters: as many rows as thirty-one provinces would have, without what they count. */
export const NATION = { provinces: 31, counties: 2_854, tasks: 300, dues: 6 };

const STATEMENTS = [
  `insert into region (code, name, level, path, node_code)
   select code, '示例' || n || '省', 'province', code || '/', code
   from (select n, lpad((60 + n)::text, 2, '0') || '0000' as code from generate_series(1, ${NATION.provinces}) n) p`,
  `insert into region (code, name, level, parent_code, path, node_code)
   select code, '示例县' || n, 'county', province, province || '/' || code || '/', code
   from (select n, province, left(province, 2) || lpad((100 + n / ${NATION.provinces})::text, 4, '0') as code
     from (select n, lpad((61 + n % ${NATION.provinces})::text, 2, '0') || '0000' as province
       from generate_series(0, ${NATION.counties - 1}) n) spread) c`,
  `insert into task_list (id, kind, carrier_code, region_code, year, title, status)
   select gen_random_uuid(), 'task', b.code, r.code, 2026, r.name || b.name, 'draft'
   from region r cross join (select code, name from carrier where parent_code is null order by position limit 7) b
   where r.level = 'province' and r.name like '示例%'`,
  `insert into task (id, list_id, root_task_id, position, code, title, measure, indicator_name, unit, form,
     accumulation, direction, source, frequency, asked, disclosure, minutes, basis)
   select id, list, id, n, 'T-' || n, '示例任务' || n, '-', '-', '项', 'count', 'flow', 'increase', 'report',
     'quarterly', 'lowest', 'aggregate', 5, '[]'
   from (select gen_random_uuid() as id, l.id as list, n from task_list l
     cross join generate_series(1, ceil(${NATION.tasks} / 7.0)::int) n where l.title like '示例%') made`,
  "update task_list set status = 'issued', issued_at = now() where title like '示例%'",
  `insert into counter (year, node_code, root_task_id, period, organisation_level, organisation_kind, due_on,
     not_started, submitted, returned, approved, done_on_time)
   select 2026, c.code, t.root_task_id, d, 'village', 'village', make_date(2026, d * 2, 25),
     case when d > 5 then 40 else 3 end, 2, 1, case when d > 5 then 5 else 40 end, 30
   from region c join task_list l on l.region_code = c.parent_code join task t on t.list_id = l.id
   cross join generate_series(1, ${NATION.dues}) d
   where c.level = 'county' and c.name like '示例%'`,
  `insert into node_version (node_code, version) select code, 1 from region
   where level = 'county' and name like '示例%' on conflict do nothing`,
];

/** Fills a database that has its reference data; tells how many counter rows there are. */
export async function growNation(owner: pg.Client): Promise<number> {
  for (const statement of STATEMENTS) await owner.query(statement);
  await owner.query("vacuum analyze");
  const { rows } = await owner.query<{ n: number }>("select count(*)::int as n from counter");
  return rows[0]?.n ?? 0;
}
