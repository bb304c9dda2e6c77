import "server-only";
import type { Actor } from "@/lib/access/actor";
import { recordAudit } from "@/lib/access/audit";
import { write } from "@/lib/access/write";
import { getList } from "@/lib/domain/lists/queries";
import { row } from "@/lib/platform/db";
import { conflict, forbidden, invalid, notFound } from "@/lib/platform/errors";
import { sql } from "@/lib/platform/sql";
import type { CiteClausesInput } from "./schema";

/**
 * Says which published clauses a task carries out, in place of what was said before; only while its list
 * is a draft of the actor's. Clauses of a superseded text that the task cites already may stay.
 */
export async function citeClauses(
  actor: Actor,
  input: CiteClausesInput,
): Promise<{ listId: string; taskId: string }> {
  const task = await row<{ listId: string }>(
    sql`select list_id as "listId" from task where id = ${input.taskId}::uuid`,
  );
  if (!task) throw notFound("任务");
  const list = await getList(actor, task.listId);
  if (list.status !== "draft") throw conflict("清单已提交或下发，引用的条款不能再改");
  if (!list.can.edit) throw forbidden();
  return write(actor, { action: "list.cite_clauses", key: input.key }, async (tx) => {
    // The list cannot be submitted, nor the task removed, while its citations change.
    const held = await tx.row(sql`
      select 1 from task_list l join task t on t.list_id = l.id
      where t.id = ${input.taskId}::uuid and l.status = 'draft' for update`);
    if (!held) throw conflict("清单刚被提交或修改，请刷新页面查看");
    const before = await tx.rows<{ id: string }>(sql`
      delete from task_citation where task_id = ${input.taskId}::uuid
      returning policy_clause_id as id`);
    const cited = await tx.rows<{ id: string }>(sql`
      insert into task_citation (task_id, policy_clause_id)
      select ${input.taskId}::uuid, p.id
      from policy_clause p join policy_document d on d.code = p.document_code
      where p.id = any (${input.clauseIds}::uuid[]) and p.text <> ''
        and (d.status = 'published' or p.id = any (${before.map(({ id }) => id)}::uuid[]))
      returning policy_clause_id as id`);
    if (cited.length < input.clauseIds.length) {
      throw invalid({ form: "所选条款中有的已不在发布的文件里，请重新查找后选择" });
    }
    await recordAudit(tx, actor, {
      action: "list.cite_clauses",
      subjectType: "task",
      subjectId: input.taskId,
      regionCode: list.regionCode,
      before: { clauses: before.map(({ id }) => id) },
      after: { clauses: cited.map(({ id }) => id) },
    });
    return { listId: list.id, taskId: input.taskId };
  });
}
