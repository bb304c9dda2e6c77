import "server-only";
import type { Actor } from "@/lib/access/actor";
import { IS_OPEN, IS_TO_DO } from "@/lib/domain/boundaries/following/queries";
import type { Seating } from "@/lib/domain/boundaries/seating/types";
import { type Tx, transaction } from "@/lib/platform/db";
import { type Statement, sql } from "@/lib/platform/sql";

/** What became of open assignments. */
export interface WorkDone {
  moved: number;
  takenOver: number;
  cancelled: number;
}

function endings(seating: Seating): Statement {
  return sql`jsonb_to_recordset(${JSON.stringify(seating.ended)}::jsonb) as e("id" uuid, "successorId" uuid)`;
}

// What was handed in goes first, then what was begun: of two that one successor would take, the further one.
const FURTHEST = sql`array_position(array['approved', 'submitted', 'returned', 'drafting', 'not_started'],
  a.status::text)`;

/** What a successor does not have itself: the same task and period are asked of nobody twice. */
async function takeOver(tx: Tx, seating: Seating, why: string): Promise<number> {
  return tx.count(sql`
    update assignment a set organisation_id = o.id, organisation_level = o.level,
      organisation_kind = o.kind, node_code = o.node_code, township_code = o.township_code,
      change_reason = ${why}
    from (
      select distinct on (e."successorId", a.root_task_id, a.year, a.period) a.id, e."successorId"
      from ${endings(seating)} join assignment a on a.organisation_id = e."id"
      where e."successorId" is not null and ${IS_OPEN} and not exists (
        select 1 from assignment has where has.organisation_id = e."successorId"
          and has.root_task_id = a.root_task_id and has.year = a.year and has.period = a.period)
      order by e."successorId", a.root_task_id, a.year, a.period, ${FURTHEST}, a.id) taken
    join organisation o on o.id = taken."successorId"
    where a.id = taken.id`);
}

async function cancelRest(tx: Tx, seating: Seating, why: string): Promise<number> {
  return tx.count(sql`
    update assignment a set status = 'cancelled', change_reason = ${why}, version = a.version + 1,
      updated_at = now(), node_code = o.node_code, township_code = o.township_code
    from ${endings(seating)} join organisation o on o.id = e."id"
    where a.organisation_id = e."id" and ${IS_TO_DO}`);
}

/**
 * Open work after a change: what a successor lacks it takes over, the rest of what was asked of ended
 * organisations is cancelled (what is handed in stays in the queue), and all open work follows its
 * organisation to its place of today. One statement each. What is done stays where it was done.
 */
export async function followWork(
  _actor: Actor,
  tx: Tx,
  { seating, resettled, why }: { seating: Seating; resettled: string[]; why: string },
): Promise<WorkDone> {
  const takenOver = await takeOver(tx, seating, why);
  const cancelled = await cancelRest(tx, seating, why);
  const moved = await tx.count(sql`
    update assignment a set node_code = o.node_code, township_code = o.township_code,
      change_reason = ${why}, approved_in = coalesce((
        select min(s.successor_code) from region_successor s where s.code = a.approved_in), a.approved_in)
    from organisation o
    where o.id = any (${resettled}::uuid[]) and a.organisation_id = o.id and ${IS_OPEN}
      and (a.node_code, a.township_code) is distinct from (o.node_code, o.township_code)`);
  return { moved, takenOver, cancelled };
}

/**
 * Cancels what came back to organisations that ended with a successor (a return, a reopening): nobody can do
 * it any more. Run by the worker.
 */
export async function cancelLeftWork(_actor: Actor): Promise<number> {
  return transaction((tx) =>
    tx.count(sql`
      update assignment a set status = 'cancelled', version = a.version + 1, updated_at = now(),
        change_reason = '原单位已并入' || into_.name || '，不再要求报送'
      from organisation_successor s join organisation into_ on into_.id = s.successor_id
      where a.organisation_id = s.organisation_id and ${IS_TO_DO}`),
  );
}
