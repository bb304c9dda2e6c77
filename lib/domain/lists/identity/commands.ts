import "server-only";
import { type Identity, type Meaning, settledIdentity } from "@/lib/domain/lists/identity/rules";
import type { Tx } from "@/lib/platform/db";
import { conflict } from "@/lib/platform/errors";
import { sql } from "@/lib/platform/sql";
import { newId } from "@/lib/shared/ids";

type Found = Meaning & Identity & { id: string; code: string };

const IDENTITY = sql`t.id, t.code, t.root_task_id as "rootTaskId",
  t.replaces_root_id as "replacesRootId", t.frequency, t.form, t.accumulation, t.source`;

/** The place's own tasks; what is taken over is held to the list above, duties to their clause. */
const IS_OWN = sql`t.inherits_task_id is null and t.clause_id is null`;

function ownTasks(tx: Tx, listId: string): Promise<Found[]> {
  return tx.rows(sql`select ${IDENTITY} from task t
    where t.list_id = ${listId}::uuid and ${IS_OWN} order by t.position, t.id`);
}

/**
 * How tasks were issued last that count in the list's year: those of its versions, and those of earlier
 * years that were carried over into it.
 */
async function issuedTasks(tx: Tx, listId: string): Promise<Map<string, Found>> {
  const found = await tx.rows<Found>(sql`
    select distinct on (t.root_task_id) ${IDENTITY}
    from task_list mine join task_list l on l.region_code = mine.region_code and l.kind = mine.kind
      and l.carrier_code is not distinct from mine.carrier_code and l.id <> mine.id
      and l.status in ('issued', 'superseded', 'archived') and l.year <= mine.year
    join task t on t.list_id = l.id and ${IS_OWN}
    where mine.id = ${listId}::uuid and (l.year = mine.year or exists (
      select 1 from assignment a where a.root_task_id = t.root_task_id and a.year = mine.year))
    order by t.root_task_id, l.year desc, l.list_version desc`);
  return new Map(found.map((task) => [task.rootTaskId, task]));
}

interface Unsettled extends Identity {
  id: string;
  code: string;
  was: string;
}

async function findUnsettled(tx: Tx, listId: string): Promise<Unsettled[]> {
  const tasks = await ownTasks(tx, listId);
  const issued = await issuedTasks(tx, listId);
  const taken = new Set(tasks.map(({ rootTaskId }) => rootTaskId));
  const options = { newRoot: newId, isFree: (root: string) => !taken.has(root) };
  return tasks.flatMap((task) => {
    const identity = settledIdentity(task, issued, options);
    return identity ? [{ id: task.id, code: task.code, was: task.rootTaskId, ...identity }] : [];
  });
}

/**
 * Gives tasks whose numbers mean something else than when they were issued a new identity, and the old one
 * where that was undone; within the transaction that hands the draft in. Answers how many.
 */
export async function settleIdentity(tx: Tx, listId: string): Promise<number> {
  const unsettled = await findUnsettled(tx, listId);
  if (unsettled.length === 0) return 0;
  const record = sql`jsonb_to_recordset(${JSON.stringify(unsettled)}::jsonb)
    as s (id uuid, was uuid, "rootTaskId" uuid, "replacesRootId" uuid)`;
  await tx.count(sql`
    update task t set root_task_id = s."rootTaskId", replaces_root_id = s."replacesRootId"
    from ${record} where t.id = s.id`);
  // What another entry of the draft takes its first value from is still that entry.
  await tx.count(sql`
    update task t set prefill_root_id = s."rootTaskId"
    from ${record} where t.list_id = ${listId}::uuid and t.prefill_root_id = s.was`);
  return unsettled.length;
}

/** Throws `conflict` where a list would be issued with a task that means something else under its old root. */
export async function requireSettledIdentity(tx: Tx, listId: string): Promise<void> {
  const unsettled = await findUnsettled(tx, listId);
  if (unsettled.length === 0) return;
  const codes = unsettled.map(({ code }) => code).join("、");
  throw conflict(`${codes} 的统计口径与已下发的不同，请撤回清单，重新提交同意后再下发`);
}
