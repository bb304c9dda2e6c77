import type { AssignmentDetail, AssignmentRow } from "@/lib/domain/assignments/types";
import type { ReportValues } from "@/lib/domain/reports/types";
import type { Check } from "@/lib/domain/reviews/checks/types";
import type { Day } from "@/lib/shared/dates";

/** What a tab of the queue holds. */
export type QueueTab = "waiting" | "again" | "soon" | "accept" | "doubted";

/** An item of the queue as the list beside a report shows it. */
export interface QueueItem {
  assignmentId: string;
  organisationName: string;
  taskTitle: string;
  submittedAt: string;
  revision: number;
  /** The day by which it should be decided. */
  reviewBy: Day;
}

/** A line of the review queue. */
export interface QueueRow extends QueueItem, ReportValues {
  version: number;
  taskCode: string;
  carrierName: string;
  townshipName: string | null;
  nodeName: string;
  year: number;
  period: number;
  frequency: AssignmentRow["frequency"];
  form: AssignmentDetail["form"];
  unit: string;
  submittedByName: string;
  isOnTime: boolean;
  timesReturned: number;
  /** What the checks ask a person to look at. */
  looks: Check[];
}

/** A choice to narrow the queue by, with how many wait behind it. */
export interface QueueFacet {
  value: string;
  label: string;
  count: number;
}

/** A page of the queue with what can narrow it. */
export interface Queue {
  rows: QueueRow[];
  /** Where the next page begins; null at the end. */
  next: string | null;
  /** How many of those looked at were left out because a check asks something. */
  leftOut: number;
  /** How many each tab holds, up to 2,000; null for a tab that is not the reader's. */
  counts: Record<QueueTab, number | null>;
  /** Others below review first what the actor may review too. */
  mayWiden: boolean;
  tasks: QueueFacet[];
  townships: QueueFacet[];
  carriers: QueueFacet[];
  kinds: QueueFacet[];
  today: Day;
}

/** What stands before and after an item of the queue. */
export interface Neighbours {
  items: QueueItem[];
  previousId: string | null;
  nextId: string | null;
  /** How many the tab holds, up to 2,000. */
  waiting: number;
  today: Day;
}
