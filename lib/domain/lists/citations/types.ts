import type { FoundClause } from "@/lib/domain/policies/search/types";
import type { ListStatus } from "../types";

/** A task with the clauses that it cites, for choosing them. */
export interface CitingTask {
  taskId: string;
  listId: string;
  listTitle: string;
  code: string;
  title: string;
  measure: string;
  /** True while the list is a draft of the actor's. */
  mayCite: boolean;
  clauses: FoundClause[];
}

/** A task that carries out a clause, as the document's page shows it. */
export interface CarriedOutBy {
  policyClauseId: string;
  /** The clause of an earlier text that the task cites in place of this one; null where it cites this. */
  earlierClause: { documentCode: string; clauseId: string } | null;
  rootTaskId: string;
  code: string;
  title: string;
  listId: string;
  regionName: string;
  year: number;
  status: ListStatus;
}
