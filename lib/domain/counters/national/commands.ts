import "server-only";
import type { SystemActor } from "@/lib/access/actor";
import { issuedTasks, provincesOf } from "@/lib/domain/assignments/tasks/queries";
import { rows, type Tx, transaction } from "@/lib/platform/db";
import { sql } from "@/lib/platform/sql";

interface Behind {
  code: string;
  version: string;
}

/** Provinces whose counters or catalogue have moved on since they were summed; none where there is only one. */
async function provincesBehind(): Promise<Behind[]> {
  return rows<Behind>(sql`
    with node as (
      select left(node_code, 2) as prefix, sum(version) as version
      from node_version where node_code <> '*' group by 1),
    province as (
      select r.code, concat_ws('.', coalesce(node.version, 0), all_of_it.version) as version
      from region r left join node on node.prefix = left(r.code, 2)
      left join node_version all_of_it on all_of_it.node_code = '*'
      where r.level = 'province' and r.valid_to is null)
    select p.code, p.version from province p
    left join province_state s on s.province_code = p.code
    where s.version is distinct from p.version and (select count(*) from province) > 1
    order by s.counted_at nulls first`);
}

async function yearsOf(tx: Tx, code: string): Promise<number[]> {
  const found = await tx.rows<{ year: number }>(sql`
    select distinct year from task_list
    where status in ('issued', 'superseded', 'archived')
      and left(region_code, 2) in (left(${code}, 2), '00')`);
  return found.map(({ year }) => year);
}

async function sumYear(tx: Tx, code: string, year: number): Promise<void> {
  const provinces = provincesOf([code]);
  await tx.count(sql`
    insert into province_figure (year, province_code, carrier_code, due_on, not_started, drafting,
      submitted, returned, approved, accepted, exempted, cancelled, awaiting, done_on_time, times_returned)
    select ${year}::smallint, ${code}, coalesce(fact.carrier_code, ''), c.due_on, sum(c.not_started),
      sum(c.drafting), sum(c.submitted), sum(c.returned), sum(c.approved), sum(c.accepted),
      sum(c.exempted), sum(c.cancelled), sum(c.awaiting), sum(c.done_on_time), sum(c.times_returned)
    from counter c join ${issuedTasks({ year, scopes: null, provinces })} fact
      on fact.root_task_id = c.root_task_id
    where c.year = ${year} and c.node_code between left(${code}, 2) || '0000' and left(${code}, 2) || '9999'
    group by 3, 4`);
}

async function sumProvince({ code, version }: Behind): Promise<void> {
  await transaction(async (tx) => {
    // Two workers do the same work once: the second finds the version that the first has written.
    const first = await tx.row<{ is: boolean }>(
      sql`select pg_try_advisory_xact_lock(hashtext('province_figure'), ${code}::int) as is`,
    );
    if (!first?.is) return;
    await tx.count(sql`delete from province_figure where province_code = ${code}`);
    for (const year of await yearsOf(tx, code)) await sumYear(tx, code, year);
    // The version was read before the counters: what came between is found behind at the next turn.
    await tx.count(sql`
      insert into province_state (province_code, version, counted_at) values (${code}, ${version}, now())
      on conflict (province_code) do update set version = excluded.version, counted_at = now()`);
  });
}

/** Sums the provinces whose counters have changed, the oldest first; tells how many there were. */
export async function sumProvinces(_actor: SystemActor): Promise<number> {
  const behind = await provincesBehind();
  for (const province of behind) await sumProvince(province);
  return behind.length;
}
