import type { AssignmentDetail, AssignmentRow } from "@/lib/domain/assignments/types";
import type { PastReport, ReportValues, Revision } from "@/lib/domain/reports/types";

/** An automatic check: information for the reviewer, never a decision. */
export interface Check {
  kind: "range" | "ratio" | "target" | "text" | "evidence" | "time";
  /** `look`: a person should look at it. */
  result: "fine" | "look";
  text: string;
}

/** A file of the report that was used elsewhere. */
export interface SharedEvidence {
  evidenceId: string;
  fileName: string;
  /** How many other organisations have the same file. */
  otherOrganisations: number;
  /** The same task was reported with it in an earlier period. */
  earlierPeriods: number;
}

/** A line of the review queue. */
export interface QueueRow extends ReportValues {
  assignmentId: string;
  version: number;
  taskCode: string;
  taskTitle: string;
  carrierName: string;
  organisationName: string;
  townshipName: string | null;
  nodeName: string;
  year: number;
  period: number;
  frequency: AssignmentRow["frequency"];
  form: AssignmentDetail["form"];
  unit: string;
  submittedAt: string;
  submittedByName: string;
  isOnTime: boolean;
  revision: number;
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
  next: string | null;
  waiting: number;
  /** Others below review first what the actor may review too. */
  mayWiden: boolean;
  tasks: QueueFacet[];
  townships: QueueFacet[];
  carriers: QueueFacet[];
}

/** Everything that a reviewer decides by. */
export interface Submission {
  assignment: AssignmentDetail;
  current: Revision;
  /** The revision before, when this is a resubmission. */
  previous: Revision | null;
  past: PastReport | null;
  checks: Check[];
  shared: SharedEvidence[];
  /** Entered by the reader: somebody else has to review it. */
  isOwnEntry: boolean;
  /** The next one that waits, to go on with. */
  nextId: string | null;
  waiting: number;
}

/** What became of one item of a batch. */
export interface BatchOutcome {
  assignmentId: string;
  organisationName: string;
  isApproved: boolean;
  message: string;
}
