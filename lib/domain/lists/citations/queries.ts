import "server-only";
import type { Actor } from "@/lib/access/actor";
import { getList, readableLists } from "@/lib/domain/lists/queries";
import { findPolicyClauses } from "@/lib/domain/policies/search/queries";
import { row, rows } from "@/lib/platform/db";
import { notFound } from "@/lib/platform/errors";
import { type Statement, sql } from "@/lib/platform/sql";
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
 * Each clause of a document with itself and with the clauses of the texts it superseded that it continues:
 * those of the same words, or, where the words of neither stand in the other text, those of the same
 * number, if no other clause of either text has it.
 */
function continuedClauses(documentCode: string): Statement {
  return sql`
    with recursive chain as (
      select code, supersedes_code, 0 as age from policy_document where code = ${documentCode}
      union all
      select d.code, d.supersedes_code, chain.age + 1 from policy_document d
      join chain on d.code = chain.supersedes_code where chain.age < 50),
    said as (
      select p.id, chain.code, chain.age, p.number, coalesce(p.heading, '') || p.text as words,
        count(*) over (partition by chain.code, p.number) as namesakes
      from policy_clause p join chain on chain.code = p.document_code)
    select now.id as clause_id, before.id as cited_id, before.code as document_code, before.age
    from said now join said before on now.id = before.id or (before.age > 0 and (
      (now.words <> '' and now.words = before.words)
      or (now.number <> '' and now.number = before.number
        and now.namesakes = 1 and before.namesakes = 1
        and not exists (select 1 from said other
          where (other.age = 0 and other.words = before.words)
            or (other.code = before.code and other.words = now.words)))))
    where now.age = 0`;
}

/**
 * The tasks that carry out a document's clauses, in lists that the actor may see: the newest version of
 * each list, the drafts of those who draft or consent. A task that still cites an earlier text carries out
 * the clause that continues it.
 */
export async function listCarriedOut(actor: Actor, documentCode: string): Promise<CarriedOutBy[]> {
  return rows<CarriedOutBy>(sql`
    select * from (
      select distinct on (p.clause_id, t.id) p.clause_id as "policyClauseId",
        case when p.age > 0 then json_build_object('documentCode', p.document_code,
          'clauseId', p.cited_id) end as "earlierClause",
        t.root_task_id as "rootTaskId", t.code, t.title, l.id as "listId",
        r.name as "regionName", l.year, l.status, length(r.path) as depth, r.code as region
      from (${continuedClauses(documentCode)}) p
      join task_citation cited on cited.policy_clause_id = p.cited_id
      join task t on t.id = cited.task_id
      join task_list l on l.id = t.list_id
      join region r on r.code = l.region_code
      where l.status <> 'superseded' and ${readableLists(actor)}
      order by p.clause_id, t.id, p.age) carried
    order by year desc, depth, region, code`);
}
