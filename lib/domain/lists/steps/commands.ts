import "server-only";
import type { Actor } from "@/lib/access/actor";
import { recordAudit } from "@/lib/access/audit";
import { write } from "@/lib/access/write";
import { getList } from "@/lib/domain/lists/queries";
import type { ListStepInput } from "@/lib/domain/lists/schema";
import type { ListDetail, ListRights, ListStatus } from "@/lib/domain/lists/types";
import type { Tx } from "@/lib/platform/db";
import { conflict, forbidden } from "@/lib/platform/errors";
import { type Statement, sql } from "@/lib/platform/sql";

/** What is said to the slower of two who move a list at once. */
export const MOVED_ON = "清单刚被他人更新，请刷新页面查看最新状态后再操作";

/** One move of a list from a status, by whom it is due. */
export interface Step {
  action: string;
  right: keyof ListRights;
  from: ListStatus;
  /** What the step sets besides the version. */
  changes: Statement;
  after: Record<string, unknown>;
  /** What else is written with it. */
  also?: (tx: Tx, list: ListDetail) => Promise<unknown>;
}

/** Takes a list one step on: compare-and-set on status and version, what belongs to it, and the audit. */
export async function takeStep(
  actor: Actor,
  input: ListStepInput,
  step: Step,
): Promise<{ listId: string }> {
  const list = await getList(actor, input.listId);
  if (list.status !== step.from || list.version !== input.version) throw conflict(MOVED_ON);
  if (!list.can[step.right]) throw forbidden();
  return write(actor, { action: step.action, key: input.key }, async (tx) => {
    const held = await tx.row(sql`select id from task_list
      where id = ${list.id}::uuid and status = ${step.from}::list_status
        and version = ${input.version} for update`);
    if (!held) throw conflict(MOVED_ON);
    await step.also?.(tx, list);
    await tx.count(sql`
      update task_list set ${step.changes}, version = version + 1 where id = ${list.id}::uuid`);
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
