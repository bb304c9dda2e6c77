import type { CarriedOutBy } from "@/lib/domain/lists/citations/types";

/** A task that carries out a clause, with how far it is in the reader's own region. */
export interface CarryingTask extends CarriedOutBy {
  /** Null where the reader sees no figures of the task. */
  progress: { asked: number; done: number } | null;
}

/** The tasks by clause, and the region whose figures stand beside them. */
export interface ClauseTasks {
  byClause: Record<string, CarryingTask[]>;
  regionName: string | null;
}
