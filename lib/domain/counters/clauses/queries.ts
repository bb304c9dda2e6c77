import "server-only";
import type { StaffActor } from "@/lib/access/actor";
import { getFigureScope } from "@/lib/domain/counters/scope/queries";
import { listTaskFigures } from "@/lib/domain/counters/tasks/queries";
import type { Figures } from "@/lib/domain/counters/types";
import { listCarriedOut } from "@/lib/domain/lists/citations/queries";
import { AppError } from "@/lib/platform/errors";
import type { CarryingTask, ClauseTasks } from "./types";

/** The region whose figures the reader is shown: that of the organisation; null where there are none. */
async function ownScope(actor: StaffActor) {
  try {
    return await getFigureScope(actor, actor.organisation.regionCode);
  } catch (error) {
    if (error instanceof AppError && error.code === "not_found") return null;
    throw error;
  }
}

async function figuresOf(
  actor: StaffActor,
  regionCode: string,
  years: readonly number[],
): Promise<Map<string, Figures>> {
  const found = await Promise.all(
    years.map(async (year) => {
      const tasks = await listTaskFigures(actor, { regionCode, year, period: "year" });
      return tasks.map((task) => [`${year}:${task.rootTaskId}`, task.figures] as const);
    }),
  );
  return new Map(found.flat());
}

/**
 * The tasks that carry out a document's clauses, within the reader's sight, each with what is asked and
 * done of it in the reader's own region.
 */
export async function getClauseTasks(
  actor: StaffActor,
  documentCode: string,
): Promise<ClauseTasks> {
  const [tasks, scope] = await Promise.all([listCarriedOut(actor, documentCode), ownScope(actor)]);
  const years = [...new Set(tasks.map(({ year }) => year))];
  const figures = scope ? await figuresOf(actor, scope.place.code, years) : new Map();
  const byClause: Record<string, CarryingTask[]> = {};
  for (const task of tasks) {
    const seen: Figures | undefined = figures.get(`${task.year}:${task.rootTaskId}`);
    const progress = seen ? { asked: seen.asked, done: seen.done } : null;
    byClause[task.policyClauseId] = [
      ...(byClause[task.policyClauseId] ?? []),
      { ...task, progress },
    ];
  }
  return { byClause, regionName: scope?.place.name ?? null };
}
