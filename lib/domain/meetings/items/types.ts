import type { Light } from "@/lib/domain/assignments/types";
import type { Day } from "@/lib/shared/dates";

/** Where a decision stands; once given it follows its assignment. */
export type ItemState =
  | "draft"
  | "open"
  | "submitted"
  | "returned"
  | "done"
  | "exempted"
  | "cancelled";

/** A decision of a meeting as its page shows it. */
export interface ResolvedItem {
  id: string;
  position: number;
  text: string;
  organisationId: string | null;
  organisationName: string | null;
  cooperating: { id: string; name: string }[];
  /** The day typed, or, once given, the day of its assignment. */
  dueOn: Day | null;
  state: ItemState;
  light: Light;
  assignmentId: string | null;
  problemId: string | null;
  cancelReason: string | null;
  editedBy: string;
  version: number;
}

/** A decision of an earlier meeting, for the page and the pack of a later one. */
export interface EarlierItem {
  meetingTitle: string;
  text: string;
  organisationName: string;
  cooperatingNames: string[];
  dueOn: Day;
  state: ItemState;
  light: Light;
  doneOn: Day | null;
  cancelReason: string | null;
}
