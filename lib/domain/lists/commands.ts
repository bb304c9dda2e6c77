import "server-only";
import type { Actor } from "@/lib/access/actor";
import { recordAudit } from "@/lib/access/audit";
import { write } from "@/lib/access/write";
import { requireGuardAnswered } from "@/lib/domain/guard/queries";
import { removeDutyTasks, removeTasks } from "@/lib/domain/lists/copies/commands";
import { requireComplete } from "@/lib/domain/lists/faults/queries";
import { settleIdentity } from "@/lib/domain/lists/identity/commands";
import { settleTerms } from "@/lib/domain/lists/inheriting/commands";
import { getList } from "@/lib/domain/lists/queries";
import type { LinkClauseInput, ListStepInput, SubmitInput } from "@/lib/domain/lists/schema";
import { MOVED_ON, takeStep } from "@/lib/domain/lists/steps/commands";
import type { ListDetail } from "@/lib/domain/lists/types";
import { row, type Tx } from "@/lib/platform/db";
import { conflict, forbidden, invalid, notFound } from "@/lib/platform/errors";
import { sql } from "@/lib/platform/sql";

/** What a later version is about: needed wherever an earlier one was issued. */
function requireChangeNote(list: ListDetail, changeNote: string | null): void {
  const isLater = list.related.some(({ kind }) => kind === list.kind);
  if (isLater && !changeNote) {
    throw invalid({ changeNote: "请写明这一版为什么调整、调整了什么，下发时各单位能看到" });
  }
}

/**
 * Hands a draft to the office for its consent. Throws `invalid` while the guard blocks a task or waits for
 * a reason, while a lower list asks for less than the list above, or a later version does not say why.
 */
export async function submitForConsent(actor: Actor, input: SubmitInput) {
  const list = await getList(actor, input.listId);
  if (list.entries === 0) throw invalid({ form: "清单里还没有内容，请先编写或导入" });
  const changeNote = input.changeNote || list.changeNote;
  if (list.can.submit && list.version === input.version) {
    requireChangeNote(list, changeNote);
    await requireComplete(actor, list.id);
    await requireGuardAnswered(actor, list.id);
  }
  return takeStep(actor, input, {
    action: "list.submit",
    right: "submit",
    from: "draft",
    changes: sql`status = 'under_consent', consent_note = null, change_note = ${changeNote}`,
    after: { status: "under_consent", changeNote },
    also: async (tx) => {
      await settleTerms(tx, list.id);
      await settleIdentity(tx, list.id);
    },
  });
}

/** Takes a list back into draft before it is issued; a consent given to it lapses. */
export async function withdrawFromConsent(actor: Actor, input: ListStepInput) {
  return takeStep(actor, input, {
    action: "list.withdraw",
    right: "withdraw",
    from: "under_consent",
    changes: sql`status = 'draft', consent_note = null`,
    after: { status: "draft", consentNote: null },
    also: (tx) => removeDutyTasks(tx, input.listId),
  });
}

async function removeEntries(tx: Tx, listId: string): Promise<void> {
  await removeTasks(tx, sql`list_id = ${listId}::uuid`);
  await tx.count(sql`delete from clause_task where clause_id in
    (select id from clause where list_id = ${listId}::uuid)`);
  await tx.count(sql`delete from clause where list_id = ${listId}::uuid`);
  await tx.count(sql`delete from task_list where id = ${listId}::uuid`);
}

/** What the office said to a draft is kept, and with it the draft that it was said to. */
async function requireUnread(tx: Tx, listId: string): Promise<void> {
  const said = await tx.row(sql`select 1 from list_consent where list_id = ${listId}::uuid`);
  if (said)
    throw conflict("办公室已对这份草稿提出意见，意见须留存，草稿不能删除；可修改后再次提交");
}

/** Removes a draft that was never issued; what it said stays in the audit trail. */
export async function discardDraft(
  actor: Actor,
  input: ListStepInput,
): Promise<{ listId: string }> {
  const list = await getList(actor, input.listId);
  if (list.status !== "draft" || list.version !== input.version) throw conflict(MOVED_ON);
  if (!list.can.discard) throw forbidden();
  return write(actor, { action: "list.discard", key: input.key }, async (tx) => {
    const held = await tx.row(sql`select id from task_list
      where id = ${list.id}::uuid and status = 'draft' and version = ${input.version} for update`);
    if (!held) throw conflict(MOVED_ON);
    await requireUnread(tx, list.id);
    await removeEntries(tx, list.id);
    await recordAudit(tx, actor, {
      action: "list.discard",
      subjectType: "task_list",
      subjectId: list.id,
      regionCode: list.regionCode,
      before: discarded(list),
      after: null,
    });
    return { listId: list.id };
  });
}

function discarded({ title, kind, year, tasks, clauses, sourceName }: ListDetail) {
  return { title, kind, year, sourceName, tasks, clauses };
}

/** Says which tasks carry out a clause, in place of what was said before; its own recurring duty stays. */
export async function linkClause(
  actor: Actor,
  input: LinkClauseInput,
): Promise<{ listId: string }> {
  const clause = await row<{ listId: string }>(
    sql`select list_id as "listId" from clause where id = ${input.clauseId}::uuid`,
  );
  if (!clause) throw notFound("责任条款");
  const list = await getList(actor, clause.listId);
  if (!list.can.link) throw forbidden();
  return write(actor, { action: "list.link_clause", key: input.key }, async (tx) => {
    // Two who link at once wait for each other, and each entry tells what it really replaced.
    await tx.rows(sql`select id from clause where id = ${input.clauseId}::uuid for update`);
    const before = await tx.rows<{ id: string }>(sql`
      delete from clause_task where clause_id = ${input.clauseId}::uuid
        and root_task_id not in (select root_task_id from task where clause_id = ${input.clauseId}::uuid)
      returning root_task_id as id`);
    const linked = await tx.rows<{ id: string }>(sql`
      insert into clause_task (clause_id, root_task_id)
      select ${input.clauseId}::uuid, chosen
      from unnest(${input.rootTaskIds}::uuid[]) as chosen
      where exists (select 1 from task t join task_list l on l.id = t.list_id
        where t.root_task_id = chosen and l.region_code = ${list.regionCode} and l.year = ${list.year})
      on conflict do nothing returning root_task_id as id`);
    await recordAudit(tx, actor, {
      action: "list.link_clause",
      subjectType: "clause",
      subjectId: input.clauseId,
      regionCode: list.regionCode,
      before: { tasks: before.map(({ id }) => id) },
      after: { tasks: linked.map(({ id }) => id) },
    });
    return { listId: list.id };
  });
}
