import "server-only";
import { type Actor, actorName } from "@/lib/access/actor";
import { recordAudit } from "@/lib/access/audit";
import { write } from "@/lib/access/write";
import { drawnUpBy, inspectList } from "@/lib/domain/guard/queries";
import type { AnswerGuardInput, PrefillInput } from "@/lib/domain/guard/schema";
import { row, type Tx } from "@/lib/platform/db";
import { conflict, forbidden, invalid, notFound } from "@/lib/platform/errors";
import { sql } from "@/lib/platform/sql";

const NO_DRAFT = "清单已经不是草稿，不能再改；需要修改请先撤回";

interface DraftTask {
  listId: string;
  regionCode: string;
  status: string;
  mayDraft: boolean;
}

/** The list of a task; `not_found` and `forbidden` come from whether the actor sees it and draws it up. */
async function requireDraftTask(actor: Actor, taskId: string): Promise<DraftTask> {
  const found = await row<DraftTask>(sql`
    select l.id as "listId", l.region_code as "regionCode", l.status, ${drawnUpBy(actor)} as "mayDraft"
    from task t join task_list l on l.id = t.list_id where t.id = ${taskId}::uuid`);
  if (!found) throw notFound("任务");
  return found;
}

// Handing in takes the same row: an answer is either in the list that is handed in or refused.
async function holdDraft(tx: Tx, listId: string): Promise<void> {
  const held = await tx.row(sql`
    select 1 from task_list where id = ${listId}::uuid and status = 'draft' for update`);
  if (!held) throw conflict(NO_DRAFT);
}

/**
 * Keeps the written reason why a task stands although a rule speaks against it; a later one takes its
 * place. Throws `invalid` where the rule takes no reason or no longer speaks against the task.
 */
export async function answerGuard(
  actor: Actor,
  input: AnswerGuardInput,
): Promise<{ listId: string }> {
  const { listId, regionCode, status, mayDraft } = await requireDraftTask(actor, input.taskId);
  const findings = await inspectList(actor, listId);
  if (!mayDraft) throw forbidden();
  if (status !== "draft") throw conflict(NO_DRAFT);
  const finding = findings.find(
    (one) => one.taskId === input.taskId && one.ruleCode === input.ruleCode,
  );
  if (!finding) throw invalid({ reason: "这项任务已经没有这处提示，不用再说明，请刷新页面" });
  if (!finding.isAnswerable) throw invalid({ reason: "这条规定不能以说明理由代替，请修改任务" });
  return write(actor, { action: "guard.answer", key: input.key }, async (tx) => {
    await holdDraft(tx, listId);
    const byId = actor.kind === "staff" ? actor.accountId : null;
    await tx.count(sql`
      insert into guard_answer (task_id, rule_code, reason, by_id, by_name)
      values (${input.taskId}::uuid, ${input.ruleCode}, ${input.reason}, ${byId}::uuid,
        ${actorName(actor)})
      on conflict (task_id, rule_code) do update
      set reason = excluded.reason, by_id = excluded.by_id, by_name = excluded.by_name, at = now()`);
    await recordAudit(tx, actor, {
      action: "guard.answer",
      subjectType: "task_list",
      subjectId: listId,
      regionCode,
      before: { reason: finding.answer?.reason ?? null },
      after: { task: finding.code, rule: finding.ruleCode, reason: input.reason },
    });
    return { listId };
  });
}

async function requireKnown(actor: Actor, input: PrefillInput, listId: string): Promise<void> {
  if (input.rootTaskId === null) return;
  const findings = await inspectList(actor, listId);
  const isFound = findings.some(
    (one) =>
      one.taskId === input.taskId &&
      one.related?.rootTaskId === input.rootTaskId &&
      one.related.mayPrefill,
  );
  if (!isFound) {
    throw invalid({ rootTaskId: "这项任务没有可以引用的已报数据，请刷新页面后再选" });
  }
}

/**
 * 引用: offers the value that another task asks already in place of asking anew, or (null) no longer.
 * Compare-and-set on the task's version.
 */
export async function prefillTask(actor: Actor, input: PrefillInput): Promise<{ listId: string }> {
  const { listId, regionCode, status, mayDraft } = await requireDraftTask(actor, input.taskId);
  if (!mayDraft) {
    await inspectList(actor, listId);
    throw forbidden();
  }
  if (status !== "draft") throw conflict(NO_DRAFT);
  await requireKnown(actor, input, listId);
  return write(actor, { action: "guard.prefill", key: input.key }, async (tx) => {
    await holdDraft(tx, listId);
    const changed = await tx.row<{ code: string }>(sql`
      update task set prefill_root_id = ${input.rootTaskId}::uuid, version = version + 1
      where id = ${input.taskId}::uuid and version = ${input.version} returning code`);
    if (!changed) throw conflict("这项任务刚被他人修改，请刷新页面查看最新内容后再操作");
    await recordAudit(tx, actor, {
      action: "guard.prefill",
      subjectType: "task_list",
      subjectId: listId,
      regionCode,
      after: { task: changed.code, prefillRootId: input.rootTaskId },
    });
    return { listId };
  });
}
