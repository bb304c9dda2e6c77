import "server-only";
import type { SystemActor } from "@/lib/access/actor";
import {
  type CounterCheck,
  checkCounters,
  isConsistent,
} from "@/lib/domain/counters/check/queries";
import { notifyMany } from "@/lib/domain/notifications/commands";
import { type Tx, transaction, writeRow } from "@/lib/platform/db";
import { log } from "@/lib/platform/log";
import { sql } from "@/lib/platform/sql";
import { newId } from "@/lib/shared/ids";

const PAGE = "/desk/admin/counters";

/**
 * Takes today's check where two o'clock has passed and nobody has it. One that somebody began an hour ago and
 * did not end (a worker that was stopped) is taken over; one that failed is tried again after an hour.
 */
async function claim(): Promise<string | undefined> {
  const found = await writeRow<{ id: string }>(sql`
    insert into counter_check as k (id, on_day)
    select ${newId()}::uuid, (clock.at)::date
    from (select counting_moment() at time zone 'Asia/Shanghai' as at) clock where extract(hour from clock.at) >= 2
    on conflict (on_day) do update set state = 'running', began_at = now()
    where k.state in ('running', 'failed') and k.began_at < now() - interval '1 hour'
    returning id`);
  return found?.id;
}

function sampleOf(check: CounterCheck): string[] {
  const shown = check.differences.slice(0, 10).map((one) => {
    return `${one.node_code} ${one.year} 年 第 ${one.period} 期 ${one.due_on} 到期 任务 ${one.root_task_id}`;
  });
  const days = check.dayDifferences > 0 ? [`办结日期 ${check.dayDifferences} 处`] : [];
  const past = check.pastDifferences > 0 ? [`过去三天的计数 ${check.pastDifferences} 处`] : [];
  return [...shown, ...days, ...past];
}

/** To the system administrators, and to the office of the province. */
async function tell(tx: Tx, differences: number): Promise<void> {
  const title = `夜间核对：统计数与任务记录有 ${differences} 处不一致，请系统管理员按运维手册核对并修复`;
  await notifyMany(
    tx,
    "counters.differ",
    sql`select distinct a.organisation_id, ${title}::text as title, ${PAGE}::text as link
      from role_grant g join account a on a.id = g.account_id
      where g.role = 'sys_admin' and a.status = 'active'
      union
      select o.id, ${title}::text, '/desk/messages'
      from organisation o where o.kind = 'office' and o.level = 'province'
        and o.id not in (select a.organisation_id from role_grant g join account a on a.id = g.account_id
          where g.role = 'sys_admin' and a.status = 'active')`,
  );
}

async function keep(id: string, check: CounterCheck): Promise<void> {
  const differences = check.wrong + check.dayDifferences + check.pastDifferences;
  const state = isConsistent(check) ? "good" : "different";
  await transaction(async (tx) => {
    await tx.count(sql`
      update counter_check set state = ${state}, counters = ${check.counters},
        assignments = ${check.assignments}, differences = ${differences},
        sample = ${JSON.stringify(sampleOf(check))}::jsonb, ended_at = now()
      where id = ${id}::uuid`);
    if (state === "different") await tell(tx, differences);
  });
}

/**
 * Compares counters and the last past days with a recount, once a night on whichever worker is first; keeps
 * what it found, and raises the alarm where anything differs. Answers whether it was its turn.
 */
export async function checkByNight(actor: SystemActor): Promise<boolean> {
  const id = await claim();
  if (!id) return false;
  try {
    await keep(id, await checkCounters(actor));
  } catch (error) {
    log.error({ error: String(error) }, "the nightly check of counters failed");
    await writeRow(sql`update counter_check set state = 'failed' where id = ${id}::uuid`);
  }
  return true;
}
