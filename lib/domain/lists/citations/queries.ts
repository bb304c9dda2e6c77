import "server-only";
import type { Actor } from "@/lib/access/actor";
import { getList, readableLists } from "@/lib/domain/lists/queries";
import { findPolicyClauses } from "@/lib/domain/policies/search/queries";
import { row, rows } from "@/lib/platform/db";
import { notFound } from "@/lib/platform/errors";
import { sql } from "@/lib/platform/sql";
import { isId } from "@/lib/shared/ids";
import type { CarriedOutBy, CitingTask } from "./types";

/** A task of a list that the actor may see, with the clauses that it cites; `not_found` otherwise. */
export async function getCitingTask(actor: Actor, taskId: string): Promise<CitingTask> {
  if (!isId(taskId)) throw notFound("任务");
  const found = await row<{ listId: string }>(
    sql`select list_id as "listId" from task where id = ${taskId}::uuid`,
  );
  if (!found) throw notFound("任务");
  const list = await getList(actor, found.listId);
  const task = list.tasks.find(({ id }) => id === taskId);
  if (!task) throw notFound("任务");
  const ids = task.citations.map(({ policyClauseId }) => policyClauseId);
  return {
    taskId,
    listId: list.id,
    listTitle: list.title,
    code: task.code,
    title: task.title,
    measure: task.measure,
    mayCite: list.can.edit,
    clauses: await findPolicyClauses(actor, ids),
  };
}

/**
 * The tasks that carry out a document's clauses, in lists that the actor may see: the newest version of
 * each list, the drafts of those who draft or consent.
 */
export async function listCarriedOut(actor: Actor, documentCode: string): Promise<CarriedOutBy[]> {
  return rows<CarriedOutBy>(sql`
    select cited.policy_clause_id as "policyClauseId", t.root_task_id as "rootTaskId", t.code,
      t.title, l.id as "listId", r.name as "regionName", l.year, l.status
    from policy_clause p
    join task_citation cited on cited.policy_clause_id = p.id
    join task t on t.id = cited.task_id
    join task_list l on l.id = t.list_id
    join region r on r.code = l.region_code
    where p.document_code = ${documentCode} and l.status <> 'superseded' and ${readableLists(actor)}
    order by l.year desc, length(r.path), r.code, t.code`);
}
