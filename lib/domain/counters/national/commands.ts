import "server-only";
import type { SystemActor } from "@/lib/access/actor";
import { issuedTasks, provincesOf } from "@/lib/domain/assignments/tasks/queries";
import { PROVINCES_BEHIND } from "@/lib/domain/counters/national/queries";
import { rows, type Tx, transaction } from "@/lib/platform/db";
import { sql } from "@/lib/platform/sql";

interface Behind {
  code: string;
  version: string;
}

async function yearsOf(tx: Tx, provinces: readonly string[] | undefined): Promise<number[]> {
  const found = await tx.rows<{ year: number }>(sql`
    select distinct year from task_list
    where status in ('issued', 'superseded', 'archived')
      and (${provinces ?? null}::text[] is null or left(region_code, 2) = '00'
        or left(region_code, 2) = any (${provinces ?? null}::text[]))`);
  return found.map(({ year }) => year);
}

async function sumYear(
  tx: Tx,
  { code, provinces }: { code: string; provinces: string[] | undefined },
  year: number,
): Promise<void> {
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

async function sumProvince(actor: SystemActor, { code, version }: Behind): Promise<void> {
  const provinces = await provincesOf(actor, [code]);
  await transaction(async (tx) => {
    // Two workers do the same work once: the second finds the version that the first has written.
    const first = await tx.row<{ is: boolean }>(
      sql`select pg_try_advisory_xact_lock(hashtext('province_figure'), ${code}::int) as is`,
    );
    if (!first?.is) return;
    await tx.count(sql`delete from province_figure where province_code = ${code}`);
    for (const year of await yearsOf(tx, provinces)) await sumYear(tx, { code, provinces }, year);
    // The version was read before the counters: what came between is found behind at the next turn.
    await tx.count(sql`
      insert into province_state (province_code, version, counted_at) values (${code}, ${version}, now())
      on conflict (province_code) do update set version = excluded.version, counted_at = now()`);
  });
}

/** Sums the provinces whose counters have changed, the oldest first; tells how many there were. */
export async function sumProvinces(actor: SystemActor): Promise<number> {
  const behind = await rows<Behind>(PROVINCES_BEHIND);
  for (const province of behind) await sumProvince(actor, province);
  return behind.length;
}
