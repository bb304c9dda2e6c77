import "server-only";
import type { Actor } from "@/lib/access/actor";
import { recordAudit } from "@/lib/access/audit";
import { TODAY } from "@/lib/access/today";
import { write } from "@/lib/access/write";
import type { Tx } from "@/lib/platform/db";
import { conflict, forbidden, invalid, notFound } from "@/lib/platform/errors";
import { sql } from "@/lib/platform/sql";
import { newId } from "@/lib/shared/ids";
import { findLockedRow, requireOwnTask } from "./queries";
import { missingOfDay } from "./rules";
import type {
  AddBreakdownInput,
  EditBreakdownInput,
  MarkBreakdownInput,
  RemoveBreakdownInput,
} from "./schema";
import type { BreakdownRow, TaskBreakdown } from "./types";

const MOST_ROWS = 50;

/** Every change leads back to the task's page. */
interface Changed {
  assignmentId: string;
  breakdownId: string;
}

function requireDay(task: TaskBreakdown, input: { dueOn: string | null; lateReason: string }) {
  const missing = missingOfDay(input, task.earliestDueOn);
  if (Object.keys(missing).length > 0) throw invalid(missing);
}

async function audit(
  tx: Tx,
  actor: Actor,
  task: TaskBreakdown,
  change: { action: string; id: string; before?: unknown; after?: unknown },
): Promise<void> {
  await recordAudit(tx, actor, {
    action: change.action,
    subjectType: "breakdown",
    subjectId: change.id,
    before: change.before,
    after: { task: task.code, organisationId: task.organisationId, row: change.after },
  });
}

async function requireRow(
  tx: Tx,
  task: TaskBreakdown,
  input: { breakdownId: string; version: number },
): Promise<BreakdownRow> {
  const found = await findLockedRow(tx, { task, breakdownId: input.breakdownId });
  if (!found) throw notFound("分解");
  if (found.version === input.version) return found;
  const { department, person, content, dueOn } = found;
  const now = [department, person, content, dueOn].filter(Boolean).join("，");
  throw conflict(`同事刚改过这一行，现在是：${now}。请核对后再保存，您填写的内容仍在页面上`);
}

/** Adds a row to the breakdown of one's own organisation's task. */
export async function addBreakdown(actor: Actor, input: AddBreakdownInput): Promise<Changed> {
  if (actor.kind !== "staff") throw forbidden();
  const task = await requireOwnTask(actor, input.assignmentId);
  requireDay(task, input);
  const { assignmentId, department, person, content, dueOn, lateReason } = input;
  return write(actor, { action: "breakdown.add", key: input.key }, async (tx) => {
    const made = await tx.row<{ id: string }>(sql`
      insert into breakdown (id, organisation_id, root_task_id, year, position, department, person,
        content, due_on, late_reason)
      select ${newId()}::uuid, ${task.organisationId}::uuid, ${task.rootTaskId}::uuid,
        ${task.year}::smallint, coalesce(max(b.position), 0) + 1, ${department}::text,
        ${person}::text, ${content}::text, ${dueOn}::date, ${lateReason || null}::text
      from breakdown b where b.organisation_id = ${task.organisationId}::uuid
        and b.root_task_id = ${task.rootTaskId}::uuid and b.year = ${task.year}
      having count(*) < ${MOST_ROWS}
      returning id`);
    if (!made) throw conflict(`一项任务最多分解 ${MOST_ROWS} 行，请合并后再添加`);
    const after = { department, person, content, dueOn, lateReason };
    await audit(tx, actor, task, { action: "breakdown.add", id: made.id, after });
    return { assignmentId, breakdownId: made.id };
  });
}

/** Changes a row in the version that was shown; a colleague's newer one is told in the conflict. */
export async function editBreakdown(actor: Actor, input: EditBreakdownInput): Promise<Changed> {
  if (actor.kind !== "staff") throw forbidden();
  const task = await requireOwnTask(actor, input.assignmentId);
  requireDay(task, input);
  const { assignmentId, breakdownId, department, person, content, dueOn, lateReason } = input;
  return write(actor, { action: "breakdown.edit", key: input.key }, async (tx) => {
    const before = await requireRow(tx, task, input);
    await tx.count(sql`
      update breakdown set department = ${department}, person = ${person}, content = ${content},
        due_on = ${dueOn}, late_reason = ${lateReason || null}, version = version + 1
      where id = ${breakdownId}::uuid`);
    const after = { department, person, content, dueOn, lateReason };
    await audit(tx, actor, task, { action: "breakdown.edit", id: breakdownId, before, after });
    return { assignmentId, breakdownId };
  });
}

/** Marks a row as done today, or as not done. */
export async function markBreakdown(actor: Actor, input: MarkBreakdownInput): Promise<Changed> {
  if (actor.kind !== "staff") throw forbidden();
  const task = await requireOwnTask(actor, input.assignmentId);
  const { assignmentId, breakdownId, done } = input;
  return write(actor, { action: "breakdown.mark", key: input.key }, async (tx) => {
    const before = await requireRow(tx, task, input);
    await tx.count(sql`
      update breakdown set done_on = ${done === "yes" ? TODAY : sql`null`}, version = version + 1
      where id = ${breakdownId}::uuid`);
    const change = { before: { doneOn: before.doneOn }, after: { done } };
    await audit(tx, actor, task, { action: "breakdown.mark", id: breakdownId, ...change });
    return { assignmentId, breakdownId };
  });
}

/** Takes a row away. */
export async function removeBreakdown(actor: Actor, input: RemoveBreakdownInput): Promise<Changed> {
  if (actor.kind !== "staff") throw forbidden();
  const task = await requireOwnTask(actor, input.assignmentId);
  const { assignmentId, breakdownId } = input;
  return write(actor, { action: "breakdown.remove", key: input.key }, async (tx) => {
    const before = await requireRow(tx, task, input);
    await tx.count(sql`delete from breakdown where id = ${breakdownId}::uuid`);
    await audit(tx, actor, task, { action: "breakdown.remove", id: breakdownId, before });
    return { assignmentId, breakdownId };
  });
}
