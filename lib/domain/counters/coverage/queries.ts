import "server-only";
import type { Actor } from "@/lib/access/actor";
import { filterOf } from "@/lib/domain/counters/matrix/queries";
import { completion, sumFigures } from "@/lib/domain/counters/rules";
import { getFigureScope } from "@/lib/domain/counters/scope/queries";
import { tasksOf } from "@/lib/domain/counters/tasks/queries";
import type { ClauseCoverage, Coverage, FigureQuery, Figures } from "@/lib/domain/counters/types";
import { rows } from "@/lib/platform/db";
import { AppError } from "@/lib/platform/errors";
import { sql } from "@/lib/platform/sql";

/** Done when everything asked is done, open while something is asked, none while nothing is. */
export function coverageOf(figures: Figures): Coverage {
  const rate = completion(figures);
  if (rate === null) return "none";
  return rate === 1 ? "done" : "open";
}

/**
 * For each clause of a responsibility list: what the linked tasks show in a region. Clauses without
 * linked tasks are `none`. `not_found` outside the viewer's reach.
 */
export async function listClauseCoverage(
  actor: Actor,
  query: FigureQuery & { listId: string },
): Promise<ClauseCoverage[]> {
  const scope = await getFigureScope(actor, query.regionCode);
  const [clauses, tasks] = await Promise.all([
    rows<{ clauseId: string; tasks: string[] }>(sql`
      select c.id as "clauseId", array_remove(array_agg(link.root_task_id::text), null) as tasks
      from clause c left join clause_task link on link.clause_id = c.id
      where c.list_id = ${query.listId}::uuid
      group by c.id, c.position order by c.position`),
    tasksOf(scope, filterOf(scope, query)),
  ]);
  const byTask = new Map(tasks.map((task) => [task.rootTaskId, task.figures]));
  return clauses.map(({ clauseId, tasks: linked }) => {
    const seen = linked.flatMap((id) => byTask.get(id) ?? []);
    const figures = sumFigures(seen);
    // Whoever sees some tasks only cannot tell work that is missing from work that is not theirs.
    const isHidden = scope.scopes !== null && seen.length < linked.length;
    return { clauseId, coverage: isHidden ? "hidden" : coverageOf(figures), figures };
  });
}

/** The same in the list's own region and year; null where the actor sees no figures there. */
export async function findClauseCoverage(
  actor: Actor,
  list: { id: string; regionCode: string; year: number },
): Promise<ClauseCoverage[] | null> {
  const { id, regionCode, year } = list;
  try {
    return await listClauseCoverage(actor, { listId: id, regionCode, year, period: "year" });
  } catch (error) {
    if (error instanceof AppError && error.code === "not_found") return null;
    throw error;
  }
}
