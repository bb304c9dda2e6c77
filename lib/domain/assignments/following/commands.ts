import "server-only";
import {
  cancelUnasked,
  followTerms,
  layOut,
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
