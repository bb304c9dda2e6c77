/** What identifies a removed entry beyond its fields, as the trail keeps it, so that it can come back. */
export interface RemovedRecord {
  values: unknown;
  /** Its columns as they stood, by name. */
  row: Record<string, unknown>;
  /** Reasons given to the guard (tasks), or the tasks that carried it out (clauses). */
  answers: unknown[];
  links: string[];
}
