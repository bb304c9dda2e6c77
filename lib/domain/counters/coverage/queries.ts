import "server-only";
import type { Actor } from "@/lib/access/actor";
import { filterOf } from "@/lib/domain/counters/matrix/queries";
import { completion, sumFigures } from "@/lib/domain/counters/rules";
import { getFigureScope } from "@/lib/domain/counters/scope/queries";
import { tasksOf } from "@/lib/domain/counters/tasks/queries";
import type {
  ClauseCoverage,
  Coverage,
  CoveredClause,
  FigureQuery,
  Figures,
  ListCoverage,
} from "@/lib/domain/counters/types";
import { rows } from "@/lib/platform/db";
import { AppError } from "@/lib/platform/errors";
import { type Statement, sql } from "@/lib/platform/sql";

/** Done when everything asked is done, open while something is asked, none while nothing is. */
export function coverageOf(figures: Figures): Coverage {
  const rate = completion(figures);
  if (rate === null) return "none";
  return rate === 1 ? "done" : "open";
}

type LinkedClause = Omit<CoveredClause, "coverage" | "asked" | "done"> &
  Omit<ListCoverage, "clauses"> & { tasks: string[] };

function linkedClauses(lists: Statement): Promise<LinkedClause[]> {
  return rows<LinkedClause>(sql`
    select c.id, c.code, c.responsibility, c.text, l.id as "listId", l.title,
      l.is_example as "isExample", coalesce(b.name, '统筹协调') as "carrierName",
      array(select link.root_task_id::text from clause_task link where link.clause_id = c.id) as tasks
    from clause c join task_list l on l.id = c.list_id left join carrier b on b.code = l.carrier_code
    where ${lists}
    order by b.position nulls last, l.id, c.position`);
}

/** Figures by root task: what the viewer may see of the tasks in a region. */
type TaskView = { byTask: Map<string, Figures>; isPartial: boolean };

async function viewTasks(actor: Actor, query: FigureQuery): Promise<TaskView> {
  const scope = await getFigureScope(actor, query.regionCode, query);
  const tasks = await tasksOf(scope, await filterOf(actor, scope, query));
  const byTask = new Map(tasks.map((task) => [task.rootTaskId, task.figures]));
  return { byTask, isPartial: scope.scopes !== null };
}

function cover(linked: readonly string[], { byTask, isPartial }: TaskView) {
  const seen = linked.flatMap((id) => byTask.get(id) ?? []);
  const figures = sumFigures(seen);
  // Whoever sees some tasks only cannot tell work that is missing from work that is not theirs.
  const isHidden = isPartial && seen.length < linked.length;
  return { figures, coverage: isHidden ? ("hidden" as const) : coverageOf(figures) };
}

/**
 * For each clause of a responsibility list: what the linked tasks show in a region. Clauses without
 * linked tasks are `none`. `not_found` outside the viewer's reach.
 */
export async function listClauseCoverage(
  actor: Actor,
  query: FigureQuery & { listId: string },
): Promise<ClauseCoverage[]> {
  const [clauses, view] = await Promise.all([
    linkedClauses(sql`l.id = ${query.listId}::uuid`),
    viewTasks(actor, query),
  ]);
  return clauses.map(({ id, tasks }) => ({ clauseId: id, ...cover(tasks, view) }));
}

/**
 * The responsibility lists in force in a region, of one carrier where the question names one, with each
 * clause's coverage. `not_found` outside the viewer's reach.
 */
export async function listCoverage(actor: Actor, query: FigureQuery): Promise<ListCoverage[]> {
  const carrier = query.carrierCode ?? null;
  // A sub-carrier's tasks alone cannot tell whether the carrier's clause is carried out.
  const { carrierCode: _carrier, ...all } = query;
  const [clauses, view] = await Promise.all([
    linkedClauses(sql`l.kind = 'responsibility' and l.status = 'issued' and l.year = ${query.year}
      and l.region_code = any (string_to_array(rtrim(
        (select path from region where code = ${query.regionCode}), '/'), '/'))
      and (${carrier}::text is null or l.carrier_code = ${carrier} or l.carrier_code =
        (select parent_code from carrier where code = ${carrier}))`),
    viewTasks(actor, all),
  ]);
  const lists = new Map<string, ListCoverage>();
  for (const { listId, title, carrierName, isExample, tasks, ...clause } of clauses) {
    const list = lists.get(listId) ?? { listId, title, carrierName, isExample, clauses: [] };
    const { coverage, figures } = cover(tasks, view);
    list.clauses.push({ ...clause, coverage, asked: figures.asked, done: figures.done });
    lists.set(listId, list);
  }
  return [...lists.values()];
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
