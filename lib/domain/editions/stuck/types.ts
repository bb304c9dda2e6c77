import type { Day } from "@/lib/shared/dates";

/** One piece of work that does not move, as it stood. */
export interface StuckAssignment {
  assignmentId: string;
  organisationName: string;
  placeName: string;
  code: string;
  title: string;
  period: number;
  dueOn: Day;
  daysOverdue: number;
  timesReturned: number;
}

/** A list that organisations have not acknowledged. */
export interface UnacknowledgedList {
  listId: string;
  title: string;
  delivered: number;
  waiting: number;
  /** The day on which the one that waits longest got it. */
  since: Day;
}

/** What is stuck: never more than the first of each kind. */
export interface StuckLists {
  longest: StuckAssignment[];
  mostReturned: StuckAssignment[];
  unacknowledged: UnacknowledgedList[];
}
