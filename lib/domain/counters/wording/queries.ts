import "server-only";
import type { Actor } from "@/lib/access/actor";
import type { TaskScope } from "@/lib/access/reach";
import { issuedTasks } from "@/lib/domain/assignments/tasks/queries";
import type { FigureQuestion } from "@/lib/domain/counters/codes/types";
import type { ExplainedTask, Explanation } from "@/lib/domain/counters/formulas/types";
import { row } from "@/lib/platform/db";
import { notFound } from "@/lib/platform/errors";
import { sql } from "@/lib/platform/sql";

type Wording = Pick<Explanation, "task" | "carrierName" | "leadName">;

async function findTask(
  rootTaskId: string,
  year: number,
  scopes: readonly TaskScope[] | null,
): Promise<ExplainedTask | undefined> {
  return row<ExplainedTask>(sql`
    select fact.root_task_id as "rootTaskId", t.code, t.title, t.measure,
      t.indicator_name as "indicatorName", t.numerator_name as "numeratorName",
      t.denominator_name as "denominatorName", t.form, t.unit, t.accumulation,
      t.target::float8 as target, t.direction, l.id as "listId", l.title as "listTitle",
      l.is_example as "isExample"
    from ${issuedTasks({ year, rootTaskId, scopes })} fact
    join task t on t.id = fact.task_id join task_list l on l.id = fact.list_id`);
}

/**
 * What a question asks about in words: task, carrier and lead unit. `not_found` for a task outside the
 * scopes; null for what it does not ask about.
 */
export async function readAskedOf(
  _actor: Actor,
  { rootTaskId, year, carrierCode, leadUnitId }: FigureQuestion,
  scopes: readonly TaskScope[] | null,
): Promise<Wording> {
  const [task, names] = await Promise.all([
    rootTaskId ? findTask(rootTaskId, year, scopes) : null,
    row<{ carrierName: string | null; leadName: string | null }>(sql`
      select (select name from carrier where code = ${carrierCode ?? null}) as "carrierName",
        (select name from organisation where id = ${leadUnitId ?? null}::uuid) as "leadName"`),
  ]);
  if (task === undefined) throw notFound("任务");
  const carrierName = carrierCode === "coordination" ? "统筹协调" : (names?.carrierName ?? null);
  return { task, carrierName, leadName: names?.leadName ?? null };
}
