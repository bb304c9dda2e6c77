import "server-only";
import type { Actor } from "@/lib/access/actor";
import { findClosing, type RegionYear } from "@/lib/domain/regions/closings/queries";
import { closedMessage } from "@/lib/domain/regions/closings/rules";
import {
  archivedByClosing,
  endedByClosing,
  freeTasks,
  GOES_ON,
  planReopen,
  untouchedCarried,
} from "@/lib/domain/years/reopening/queries";
import { requestRun } from "@/lib/domain/years/runs/commands";
import type { Performed, Performing } from "@/lib/domain/years/runs/types";
import type { ReopenYearInput } from "@/lib/domain/years/schema";
import type { Tx } from "@/lib/platform/db";
import { conflict } from "@/lib/platform/errors";
import { sql } from "@/lib/platform/sql";

async function requireOwnClosing(actor: Actor, { regionCode, year }: RegionYear): Promise<void> {
  const closing = await findClosing(actor, { regionCode, year });
  if (!closing) throw conflict(`${year} 年度没有关闭，不需要重新开启`);
  if (closing.regionCode !== regionCode) throw conflict(closedMessage(year, closing));
}

/** Asks for a closed year to be opened again. Throws `conflict` where it is open, or was closed from above. */
export async function reopenYear(actor: Actor, input: ReopenYearInput): Promise<{ runId: string }> {
  const { regionCode, year, reason, key } = input;
  const { assignments } = await planReopen(actor, { regionCode, year });
  const wanted = { act: "reopen" as const, regionCode, year, input: { reason }, key };
  return requestRun(actor, { ...wanted, rowsTotal: assignments }, performReopen);
}

interface Opening {
  year: number;
  reason: string;
  rootTaskIds: string[];
}

/**
 * What was carried over and lies untouched in the next year is asked here again, so that it is cancelled
 * there; no longer carried over, it comes back only where a list or a later closing asks for it.
 */
async function cancelCarried(tx: Tx, { year, reason, rootTaskIds }: Opening): Promise<number> {
  return tx.count(sql`
    update assignment n set status = 'cancelled', carried_from = null, version = n.version + 1,
      updated_at = now(), change_reason = ${`${year} 年度重新开启，结转的任务回到 ${year} 年办理：${reason}`}
    where ${untouchedCarried(year, rootTaskIds)}`);
}

/**
 * What closing ended can go on, but for what was begun in the next year: cancelled ones return to the status
 * that they had.
 */
async function release(tx: Tx, { year, reason, rootTaskIds }: Opening): Promise<number> {
  // The status before by a look at each one's own events: the planner knows too little of rows just changed
  // for a join.
  return tx.count(sql`
    update assignment a set closed_from = null, carried_to = null, version = a.version + 1,
      updated_at = now(), change_reason = ${`${year} 年度重新开启：${reason}`},
      status = case when a.status = 'cancelled' then (
        select (array_agg(e.from_status order by e.id desc))[1] from assignment_event e
        where e.assignment_id = a.id and e.to_status = 'cancelled') else a.status end
    where ${endedByClosing(year, rootTaskIds)} and not ${GOES_ON}`);
}

/** Carries an opening-again out within its run: the assignments, and the lists that the closing archived. */
export async function performReopen(tx: Tx, actor: Actor, run: Performing): Promise<Performed> {
  const place = { regionCode: run.regionCode, year: run.year };
  const { reason } = run.input as { reason: string };
  await requireOwnClosing(actor, place);
  const opening = { year: place.year, reason, rootTaskIds: await freeTasks(actor, tx, place) };
  const cancelled = await cancelCarried(tx, opening);
  const rowsDone = await release(tx, opening);
  const lists = await tx.count(sql`
    update task_list l set status = 'issued', archived_at = null, version = version + 1
    where ${archivedByClosing(place)}`);
  return { rowsDone, summary: { reason, assignments: rowsDone, cancelled, lists } };
}
