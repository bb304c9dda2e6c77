import type { WaitingDelivery } from "@/lib/domain/counters/stuck/types";
import type { Day } from "@/lib/shared/dates";

/** One piece of work that does not move, as it stood. */
export interface StuckAssignment {
  assignmentId: string;
  organisationName: string;
  placeName: string;
  code: string;
  title: string;
  period: string;
  dueOn: Day;
  daysOverdue: number;
  timesReturned: number;
}

/** What is stuck: never more than the first of each kind. */
export interface StuckLists {
  longest: StuckAssignment[];
  mostReturned: StuckAssignment[];
  unacknowledged: WaitingDelivery[];
}
