import "server-only";
import type { Actor } from "@/lib/access/actor";
import { recordAudit } from "@/lib/access/audit";
import { write } from "@/lib/access/write";
import { requireGuardAnswered } from "@/lib/domain/guard/queries";
import { getList } from "@/lib/domain/lists/queries";
import type { ConsentInput, LinkClauseInput, ListStepInput } from "@/lib/domain/lists/schema";
import type { ListDetail, ListRights, ListStatus } from "@/lib/domain/lists/types";
import { row, type Tx } from "@/lib/platform/db";
import { conflict, forbidden, invalid, notFound } from "@/lib/platform/errors";
import { type Statement, sql } from "@/lib/platform/sql";

const MOVED_ON = "清单刚被他人更新，请刷新页面查看最新状态后再操作";

interface Step {
  action: string;
  right: keyof ListRights;
  from: ListStatus;
  /** What the step sets besides the version. */
  changes: Statement;
  after: Record<string, unknown>;
}

async function takeStep(
  actor: Actor,
  input: ListStepInput,
  step: Step,
): Promise<{ listId: string }> {
  const list = await getList(actor, input.listId);
  if (list.status !== step.from || list.version !== input.version) throw conflict(MOVED_ON);
  if (!list.can[step.right]) throw forbidden();
  return write(actor, { action: step.action, key: input.key }, async (tx) => {
    const changed = await tx.count(sql`
      update task_list set ${step.changes}, version = version + 1
      where id = ${list.id}::uuid and status = ${step.from}::list_status
        and version = ${input.version}`);
    if (changed === 0) throw conflict(MOVED_ON);
    await recordAudit(tx, actor, {
      action: step.action,
      subjectType: "task_list",
      subjectId: list.id,
      regionCode: list.regionCode,
      before: { status: list.status, consentNote: list.consentNote },
      after: step.after,
    });
    return { listId: list.id };
  });
}

/**
 * Hands a draft to the office for its consent. Throws `invalid` while the guard blocks a task or waits
 * for a reason.
 */
export async function submitForConsent(actor: Actor, input: ListStepInput) {
  const list = await getList(actor, input.listId);
  if (list.entries === 0) throw invalid({ form: "清单里还没有内容，请先导入" });
  if (list.can.submit && list.version === input.version) await requireGuardAnswered(actor, list.id);
  return takeStep(actor, input, {
    action: "list.submit",
    right: "submit",
    from: "draft",
    changes: sql`status = 'under_consent', consent_note = null`,
    after: { status: "under_consent" },
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
  });
}

/** Records the office's consent (for the coordination list, the leading group's): it may then be issued. */
export async function consentToList(actor: Actor, input: ConsentInput) {
  const name = actor.kind === "staff" ? `${actor.organisation.name} ${actor.name}：` : "";
  return takeStep(actor, input, {
    action: "list.consent",
    right: "consent",
    from: "under_consent",
    changes: sql`consent_note = ${name + input.note}`,
    after: { consentNote: name + input.note },
  });
}

async function removeEntries(tx: Tx, listId: string): Promise<void> {
  await tx.count(sql`delete from clause_task where clause_id in
    (select id from clause where list_id = ${listId}::uuid)`);
  await tx.count(sql`delete from clause where list_id = ${listId}::uuid`);
  await tx.count(sql`delete from task where list_id = ${listId}::uuid`);
  await tx.count(sql`delete from task_list where id = ${listId}::uuid`);
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
