import "server-only";
import type { Actor } from "@/lib/access/actor";
import { recordAudit } from "@/lib/access/audit";
import { readDigestClock } from "@/lib/domain/reminders/queries";
import { isDigestTime } from "@/lib/domain/reminders/rules";
import { type Tx, transaction } from "@/lib/platform/db";
import { env } from "@/lib/platform/env";
import { forbidden } from "@/lib/platform/errors";
import { sql } from "@/lib/platform/sql";
import type { Day } from "@/lib/shared/dates";
import { latenessCalendar } from "../escalation/rules";
import { candidates, IS_LATE } from "./queries";

/** What a day's run did. */
export interface EscalationOutcome {
  proposed: number;
  closed: number;
}

function requireSystem(actor: Actor): void {
  if (actor.kind !== "system") throw forbidden();
}

/**
 * Ends what has nothing left to chase: each of its assignments was handed in, settled or got a later day.
 * Proposals go the same way; nobody was told of them. Answers how many ended.
 */
async function endDone(tx: Tx): Promise<number> {
  return tx.count(sql`
    update supervision_order so set status = 'closed', close_kind = 'done', closed_at = now(),
      closed_by_name = '系统', version = version + 1,
      close_note = case when so.status = 'proposed' then '还没有发出，所涉任务已报送、了结或改期'
        else '所涉任务已报送、了结或改期' end
    where so.status in ('proposed', 'released', 'answered') and not exists (
      select 1 from assignment a where a.id = any (so.assignment_ids) and ${IS_LATE})`);
}

/** Closes the orders whose work was done meanwhile. The worker's; throws `forbidden` for people. */
export async function endDoneOrders(actor: Actor): Promise<number> {
  requireSystem(actor);
  return transaction(endDone);
}

// A proposal that waits takes up what became late since, and leaves out what did not stay so.
async function propose(tx: Tx, today: Day, calendar: ReturnType<typeof latenessCalendar>) {
  return tx.count(sql`
    with ${candidates(today, calendar)}, stale as (
      update supervision_order so set status = 'closed', close_kind = 'done', closed_at = now(),
        closed_by_name = '系统', close_note = '还没有发出，已不符合督促步骤', version = version + 1
      where so.status = 'proposed' and not exists (select 1 from candidate c
        where c.organisation_id = so.organisation_id and c.region_code = so.region_code and c.kind = so.kind))
    insert into supervision_order as so (id, kind, region_code, organisation_id, node_code, year,
      assignment_ids, ground, previous_id)
    select gen_random_uuid(), kind, region_code, organisation_id, node_code, year, ids, ground, previous_id
    from candidate order by organisation_id, kind
    on conflict (region_code, organisation_id, kind) where status = 'proposed' do update set
      assignment_ids = excluded.assignment_ids, ground = excluded.ground,
      previous_id = excluded.previous_id,
      version = so.version + (so.assignment_ids <> excluded.assignment_ids)::int`);
}

/** Proposes what the rules say today, after ending what was done. In two statements, however many there are. */
async function run(
  tx: Tx,
  actor: Actor,
  today: Day,
  calendar: ReturnType<typeof latenessCalendar>,
) {
  // Compiling so large a statement takes longer than running it once.
  await tx.count(sql`set local jit = off`);
  const closed = await endDone(tx);
  const proposed = await propose(tx, today, calendar);
  await tx.count(sql`
    update escalation_run set proposed = ${proposed}, closed = ${closed} where on_day = ${today}::date`);
  await recordAudit(tx, actor, {
    action: "order.propose",
    subjectType: "escalation_run",
    subjectId: today,
    after: { proposed, closed },
  });
  return { proposed, closed };
}

/**
 * Makes the day's proposals where it is time and they are not made yet: at the hour of the digests, so that
 * a unit reads of its own work no later than anybody else. Null where there was nothing to do. The worker's.
 */
export async function proposeOrders(actor: Actor): Promise<EscalationOutcome | null> {
  requireSystem(actor);
  const { today, clock, exceptions } = await readDigestClock(actor);
  if (!isDigestTime({ today, clock }, env().DIGEST_AT, exceptions)) return null;
  return proposeOn(actor, today, latenessCalendar(today, exceptions));
}

/** The same for a day at once; null where its proposals were made already. */
export async function proposeOn(
  actor: Actor,
  today: Day,
  calendar: ReturnType<typeof latenessCalendar>,
): Promise<EscalationOutcome | null> {
  requireSystem(actor);
  return transaction(async (tx) => {
    const isFirst = await tx.count(sql`
      insert into escalation_run (on_day) values (${today}::date) on conflict do nothing`);
    return isFirst === 0 ? null : run(tx, actor, today, calendar);
  });
}
