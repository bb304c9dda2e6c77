import "server-only";
import type { Actor } from "@/lib/access/actor";
import { recordAudit } from "@/lib/access/audit";
import { write } from "@/lib/access/write";
import {
  type DraftList,
  editorName,
  entriesOf,
  getDraft,
} from "@/lib/domain/lists/editing/queries";
import { codePatternOf } from "@/lib/domain/lists/editing/rules";
import type { EditEntriesInput } from "@/lib/domain/lists/editing/schema";
import { MOST_ENTRIES } from "@/lib/domain/lists/editing/schema";
import type { RemovedEntry, SaveAnswer, StoredEntry } from "@/lib/domain/lists/editing/types";
import {
  insertEntries,
  orderEntries,
  removeEntries,
  updateEntries,
} from "@/lib/domain/lists/saving/commands";
import { type EditPlan, planEdit } from "@/lib/domain/lists/saving/rules";
import type { RemovedRecord } from "@/lib/domain/lists/saving/types";
import type { Tx } from "@/lib/platform/db";
import { conflict, invalid } from "@/lib/platform/errors";
import { sql } from "@/lib/platform/sql";

const MOVED_ON =
  "清单刚刚被提交或下发，这次的修改没有保存；内容仍保存在本机浏览器中，请刷新页面查看";

function isNothing(
  { updates, inserts, removes }: EditPlan,
  stored: readonly StoredEntry[],
  order: string[],
) {
  const isMoved = stored.map(({ id }) => id).join() !== order.join();
  return updates.length + inserts.length + removes.length === 0 && !isMoved;
}

function changedParts(plan: EditPlan) {
  const before: Record<string, unknown> = {};
  const after: Record<string, unknown> = {};
  for (const { stored, values } of plan.updates) {
    const entries = Object.entries(values as Record<string, unknown>);
    const fields = entries.filter(
      ([field, value]) => JSON.stringify(value) !== JSON.stringify(stored.values[field]),
    );
    after[stored.id] = Object.fromEntries(fields);
    before[stored.id] = Object.fromEntries(fields.map(([field]) => [field, stored.values[field]]));
  }
  return { before, after };
}

interface Written {
  plan: EditPlan;
  stored: readonly StoredEntry[];
  removed: Record<string, RemovedRecord>;
}

async function recordEdit(
  tx: Tx,
  actor: Actor,
  list: DraftList,
  { plan, stored, removed }: Written,
) {
  const changed = changedParts(plan);
  const before = stored.map(({ id }) => id);
  const isMoved = before.filter((id) => !(id in removed)).join() !== plan.order.join();
  await recordAudit(tx, actor, {
    action: "list.edit",
    subjectType: "task_list",
    subjectId: list.id,
    regionCode: list.regionCode,
    before: { changed: changed.before, removed, ...(isMoved && { order: before }) },
    after: {
      changed: changed.after,
      added: Object.fromEntries(plan.inserts.map(({ id, values }) => [id, values])),
      ...(isMoved && { order: plan.order }),
    },
  });
}

/** Who removed entries that the sender still shows; the trail keeps it. */
async function removals(tx: Tx, listId: string, ids: readonly string[]): Promise<RemovedEntry[]> {
  if (ids.length === 0) return [];
  const found = await tx.rows<{ id: string; by: string; at: Date }>(sql`
    select distinct on (gone.id) gone.id, e.actor_name as by, e.at
    from unnest(${ids}::text[]) as gone(id)
    join audit_entry e on e.subject_type = 'task_list' and e.subject_id = ${listId}
      and e.action = 'list.edit' and e.before->'removed' ? gone.id
    order by gone.id, e.id desc`);
  const known = new Map(found.map(({ id, by, at }) => [id, { by, at: at.toISOString() }]));
  return ids.map((id) => ({ id, ...(known.get(id) ?? { by: null, at: null }) }));
}

async function store(tx: Tx, actor: Actor, list: DraftList, written: Omit<Written, "removed">) {
  const { plan } = written;
  const by = editorName(actor);
  const removed = await removeEntries(tx, list, plan.removes);
  await updateEntries(tx, list, { updates: plan.updates, by });
  await insertEntries(tx, list, { inserts: plan.inserts, by });
  await orderEntries(tx, list, plan.order);
  await tx.count(sql`update task_list set version = version + 1 where id = ${list.id}::uuid`);
  await recordEdit(tx, actor, list, { ...written, removed });
}

/**
 * Stores what changed in a draft's entries: each on the version that the sender saw, all in one
 * transaction, a constant number of statements. Entries that others changed first, and entries that cannot
 * be kept, are left alone and named. The answer brings whatever the sender has not seen. Throws `conflict`
 * once the list is no draft any more.
 */
export async function editEntries(actor: Actor, input: EditEntriesInput): Promise<SaveAnswer> {
  const list = await getDraft(actor, input.listId);
  return write(actor, { action: "list.edit" }, async (tx) => {
    // Whoever submits or issues holds the same row, so that nothing is written behind a submitted list.
    const held = await tx.row<{ version: number }>(sql`
      select version from task_list where id = ${list.id}::uuid and status = 'draft' for update`);
    if (!held) throw conflict(MOVED_ON);
    const stored = await entriesOf(actor, tx.rows, list);
    if (stored.length + input.added.length > MOST_ENTRIES) {
      throw invalid({ form: `一份清单最多 ${MOST_ENTRIES} 行，请分成几份` });
    }
    const codes = codePatternOf(
      list,
      stored.some(({ facts }) => facts.upper !== null),
    );
    const { kind, subCarrierCodes } = list;
    const plan = planEdit(stored, input, { kind, subCarrierCodes, codes });
    const isIdle = isNothing(plan, stored, plan.order);
    if (!isIdle) await store(tx, actor, list, { plan, stored });
    const entries = isIdle ? stored : await entriesOf(actor, tx.rows, list);
    return answerOf(tx, input, { plan, entries, list, version: held.version + (isIdle ? 0 : 1) });
  });
}

interface Outcome {
  plan: EditPlan;
  entries: StoredEntry[];
  list: DraftList;
  version: number;
}

async function answerOf(
  tx: Tx,
  input: EditEntriesInput,
  { plan, entries, list, version }: Outcome,
): Promise<SaveAnswer> {
  const present = new Set(entries.map(({ id }) => id));
  const own = new Set(input.removed.map(({ id }) => id));
  const gone = Object.keys(input.seen).filter((id) => !present.has(id) && !own.has(id));
  return {
    version,
    savedAt: new Date().toISOString(),
    entries: entries.filter((entry) => input.seen[entry.id] !== entry.version),
    removed: await removals(tx, list.id, gone),
    order: entries.map(({ id }) => id),
    behind: plan.behind,
    refused: plan.refused,
  };
}
