import "server-only";
import type { Actor } from "@/lib/access/actor";
import { type AskedScope, insertAsked } from "@/lib/domain/assignments/asked/queries";
import { rows, type Tx } from "@/lib/platform/db";
import { sql } from "@/lib/platform/sql";

/** How far an act of issuing is. */
export interface Progress {
  state?: string;
  tasksDone?: number;
  rowsMade?: number;
  message?: string | null;
}

/** Progress goes through another connection: the transaction that works is not seen before its end. */
export async function reportProgress(
  _actor: Actor,
  issuingId: string,
  progress: Progress,
): Promise<void> {
  await rows(sql`
    update issuing set state = coalesce(${progress.state ?? null}, state),
      tasks_done = coalesce(${progress.tasksDone ?? null}::int, tasks_done),
      rows_made = coalesce(${progress.rowsMade ?? null}::int, rows_made),
      message = ${progress.message ?? null}
    where id = ${issuingId}::uuid and state <> 'done'`);
}

/** What one task made. */
export interface Made {
  taskId: string;
  made: number;
  digest: string;
}

interface Making {
  actor: Actor;
  issuingId: string;
  scope: AskedScope;
  /** The list was not issued before: none of its rows is counted yet. */
  isFirst: boolean;
}

/**
 * First issue: rows task by task with counting deferred, then one count over all of them. Adding to a list
 * that was issued before counts as it inserts, since some of its rows are counted already.
 */
export async function makeAssignments(tx: Tx, making: Making): Promise<Made[]> {
  const { actor, issuingId, scope, isFirst } = making;
  const tasks = await tx.rows<{ id: string }>(
    sql`select id from task where list_id = ${scope.listId}::uuid order by position, id`,
  );
  if (isFirst) await tx.rows(sql`select set_config('qinglian.counters', 'deferred', true)`);
  const all: Made[] = [];
  let rowsMade = 0;
  for (const { id } of tasks) {
    const found = await tx.row<{ made: number; digest: string }>(
      insertAsked({ ...scope, taskId: id }),
    );
    const made = found?.made ?? 0;
    rowsMade += made;
    all.push({ taskId: id, made, digest: found?.digest ?? "0" });
    await reportProgress(actor, issuingId, { tasksDone: all.length, rowsMade });
  }
  if (isFirst) {
    await tx.rows(sql`select set_config('qinglian.counters', '', true)`);
    await tx.rows(sql`select count_issued_tasks(${tasks.map(({ id }) => id)}::uuid[])`);
  }
  return all;
}
