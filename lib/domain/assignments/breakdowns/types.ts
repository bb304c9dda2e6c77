import type { Day } from "@/lib/shared/dates";

/** What of a task a department and a named person of the organisation does, by when. */
export interface BreakdownRow {
  id: string;
  department: string;
  person: string;
  content: string;
  dueOn: Day | null;
  doneOn: Day | null;
  /** Why it is due after the task itself. */
  lateReason: string | null;
  version: number;
}

/** A task of an organisation with how it is broken down. */
export interface TaskBreakdown {
  rootTaskId: string;
  organisationId: string;
  organisationName: string;
  year: number;
  code: string;
  title: string;
  carrierName: string;
  /** An assignment of the task, through which it is opened: the first that is open. */
  assignmentId: string;
  /** The first day that is still open; null when nothing is. */
  earliestDueOn: Day | null;
  rows: BreakdownRow[];
}
