import type { AssignmentDetail } from "@/lib/domain/assignments/types";
import type { PastReport, Revision } from "@/lib/domain/reports/types";
import type { Check } from "./checks/types";
import type { Standing } from "./comparison/types";

/** Everything that a reviewer decides by. */
export interface Submission {
  assignment: AssignmentDetail;
  current: Revision;
  /** The revision before, when this is a resubmission. */
  previous: Revision | null;
  past: PastReport | null;
  checks: Check[];
  standing: Standing;
  /** Entered by the reader, or by whom they stand in for: somebody else has to review it. */
  isOwnEntry: boolean;
  /** What the reader can do with it now; null where somebody decided or others decide. */
  step: "review" | "accept" | "retract" | null;
  /** The person on leave in whose place the reader decides. */
  actingFor: string | null;
}

/** What became of one item of a batch. */
export interface BatchOutcome {
  assignmentId: string;
  organisationName: string;
  isApproved: boolean;
  message: string;
}
