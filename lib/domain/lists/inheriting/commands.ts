import "server-only";
import { FIXED_LABELS, looserWords } from "@/lib/domain/lists/inheriting/labels";
import { judgeInherited } from "@/lib/domain/lists/inheriting/queries";
import type { InheritedTask } from "@/lib/domain/lists/inheriting/types";
import type { Tx } from "@/lib/platform/db";
import { type FieldErrors, invalid } from "@/lib/platform/errors";
import { sql } from "@/lib/platform/sql";

function problemOf(task: InheritedTask): string | undefined {
  if (task.isReplacedAbove) return "上级已改为新任务，请先采用上级清单的变化";
  if (!task.above) {
    return "上级清单已不再要求，请先采用上级清单的变化，选择随之取消或保留为本级任务";
  }
  if (task.broken.length > 0) {
    const fields = task.broken.map((field) => FIXED_LABELS[field]).join("、");
    return `${fields}由上级清单确定，请改回与上级一致`;
  }
  if (task.looser && !task.weakeningId) {
    return `低于上级清单的要求：${looserWords(task)}。请改为不低于上级，或先申请放宽并获批准`;
  }
  return undefined;
}

/**
 * Holds a lower list's tasks to the lists above, within the transaction that submits or issues it: notes
 * the granted weakening where a task rests on one, and throws `invalid` with the tasks' codes as fields
 * where one asks for less without, or changes what the number means.
 */
export async function settleTerms(tx: Tx, listId: string): Promise<void> {
  const tasks = await judgeInherited(tx.rows, listId);
  const problems: FieldErrors = {};
  for (const task of tasks) {
    const problem = problemOf(task);
    if (problem) problems[`task-${task.code}`] = `${task.code} ${task.title}：${problem}`;
  }
  const count = Object.keys(problems).length;
  if (count > 0) throw invalid(problems, `有 ${count} 项任务不能低于或改变上级清单的要求`);
  const settled = tasks.map(({ id, weakeningId }) => ({ id, weakeningId }));
  await tx.count(sql`
    update task t set weakening_id = s."weakeningId"
    from jsonb_to_recordset(${JSON.stringify(settled)}::jsonb) as s (id uuid, "weakeningId" uuid)
    where t.id = s.id and t.weakening_id is distinct from s."weakeningId"`);
}
