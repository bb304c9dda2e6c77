import "server-only";
import {
  cancelUnasked,
  followTerms,
  layOut,
  linesOf,
  restoreAsked,
} from "@/lib/domain/assignments/following/queries";
import type {
  Followed,
  FollowReasons,
  FollowScope,
} from "@/lib/domain/assignments/following/types";
import type { Tx } from "@/lib/platform/db";
import { sql } from "@/lib/platform/sql";

/** What an organisation reads where its assignment changed because a list was issued in a new version. */
export function reasonsOf(list: { title: string; listVersion: number }): FollowReasons {
  const which = `《${list.title}》第 ${list.listVersion} 版`;
  return {
    changed: `${which}调整了要求`,
    removed: `${which}不再要求`,
    unasked: `${which}不再向本单位要求`,
    replaced: `${which}调整了统计口径，由新的任务代替`,
    restored: `${which}重新要求`,
  };
}

/** Lists of a carrier and year take effect one after another, so that none misses what another changes. */
export async function holdLine(
  tx: Tx,
  line: { year: number; carrierCode: string | null },
): Promise<void> {
  const name = `line:${line.year}:${line.carrierCode ?? ""}`;
  await tx.rows(sql`select pg_advisory_xact_lock(hashtext(${name}))`);
}

/**
 * Has the assignments of a scope follow the lists that hold them: what nobody asks any more is cancelled,
 * the rest gets its terms, what is asked again is restored. One statement each; counters and events are
 * written by their triggers. Call it in the transaction of the act, once the lists stand as they will.
 */
export async function follow(tx: Tx, scope: FollowScope): Promise<Followed> {
  if (scope.rootTaskIds.length === 0) return { changed: 0, cancelled: 0, restored: 0 };
  await layOut(tx, scope);
  const cancelled = await tx.count(cancelUnasked(scope));
  const moved = await tx.row<{ changed: number }>(followTerms(scope));
  const hasCancelled = await tx.row(sql`select 1 from assignment
    where year = ${scope.year} and root_task_id = any (${scope.rootTaskIds}::uuid[])
      and status = 'cancelled' limit 1`);
  const restored = hasCancelled ? await tx.count(restoreAsked(scope)) : 0;
  return { changed: moved?.changed ?? 0, cancelled, restored };
}

/** The root tasks of lists. */
export async function rootsOf(read: Tx["rows"], listIds: readonly string[]): Promise<string[]> {
  const found = await read<{ id: string }>(sql`
    select distinct root_task_id as id from task where list_id = any (${listIds}::uuid[]) order by 1`);
  return found.map(({ id }) => id);
}

interface Place {
  regionCode: string;
  year: number;
}

/** The topmost places of lists, year by year: what follows there follows beneath it too. */
async function placesOf(tx: Tx, listIds: readonly string[]): Promise<Place[]> {
  return tx.rows(sql`
    with one as (select distinct l.year, r.code, r.path from task_list l
      join region r on r.code = l.region_code where l.id = any (${listIds}::uuid[]))
    select code as "regionCode", year from one where not exists (
      select 1 from one above where above.year = one.year and above.code <> one.code
        and one.path like above.path || '%')`);
}

/**
 * Archives issued or superseded lists and cancels, with this reason, what was still open only because of
 * them; what is submitted or done stays readable as it is. Answers how many assignments were cancelled.
 * For closing a year, within its transaction; the caller has checked the right and writes the audit entry.
 */
export async function archiveLists(
  tx: Tx,
  listIds: readonly string[],
  reason: string,
): Promise<Followed> {
  const lines = await tx.rows<{ year: number; carrierCode: string | null }>(sql`
    select distinct year, carrier_code as "carrierCode" from task_list
    where id = any (${listIds}::uuid[]) order by 1, 2`);
  for (const line of lines) await holdLine(tx, line);
  await tx.count(sql`
    update task_list set status = 'archived', archived_at = now(), version = version + 1
    where id = any (${listIds}::uuid[]) and status in ('issued', 'superseded')`);
  const rootTaskIds = await rootsOf(tx.rows, listIds);
  const all: Followed = { changed: 0, cancelled: 0, restored: 0 };
  const reasons = {
    ...{ changed: reason, removed: reason, unasked: reason },
    ...{ replaced: reason, restored: reason },
  };
  for (const place of await placesOf(tx, listIds)) {
    const scope = { ...place, rootTaskIds, reasons, isUpcomingOnly: true };
    const done = await follow(tx, { ...scope, listIds: await linesOf(tx.rows, scope) });
    all.changed += done.changed;
    all.cancelled += done.cancelled;
    all.restored += done.restored;
  }
  return all;
}
