import type { AssignmentStatus } from "@/lib/domain/assignments/types";
import type { Frequency, Responsibility } from "@/lib/domain/imports/schema";
import type { DutyKind } from "@/lib/domain/lists/types";
import type { Day } from "@/lib/shared/dates";

/** How far a clause's work is with one organisation; `hidden` where some of it is out of the reader's sight. */
export type PointState = "done" | "open" | "overdue" | "none" | "hidden";

/** One date of a task that carries a clause out. */
export interface PointDate {
  assignmentId: string;
  period: number;
  dueOn: Day;
  status: AssignmentStatus;
  doneAt: string | null;
  awaiting: boolean;
}

/** A task by which the organisation carries a clause out. */
export interface PointTask {
  rootTaskId: string;
  code: string;
  title: string;
  frequency: Frequency;
  dates: PointDate[];
}

/** A clause that applies to an organisation. */
export interface Point {
  clauseId: string;
  code: string;
  listId: string;
  listTitle: string;
  isExample: boolean;
  carrierName: string;
  responsibility: Responsibility;
  text: string;
  subject: string;
  post: string | null;
  frequency: Frequency | null;
  basis: string | null;
  tags: string[];
  dutyKind: DutyKind | null;
  tasks: PointTask[];
  state: PointState;
}

/** Points of one kind of responsibility and one post. */
export interface PointGroup {
  responsibility: Responsibility;
  /** Empty where the clauses name no post. */
  post: string;
  points: Point[];
}

/** An organisation's compiled page of points. */
export interface PointsPage {
  organisation: { id: string; name: string; regionName: string };
  year: number;
  today: Day;
  /** All tags on its clauses with the number of clauses, and the one that narrows the page. */
  tags: { tag: string; count: number }[];
  tag: string | null;
  groups: PointGroup[];
  /** Clauses by state, over all of the page's groups. */
  counts: Record<PointState, number>;
}
