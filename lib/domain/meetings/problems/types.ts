import type { ProblemStatus } from "@/lib/platform/generated/prisma/enums";
import type { Day } from "@/lib/shared/dates";

export type { ProblemStatus };

/** A line of the 难题台账. */
export interface ProblemRow {
  id: string;
  regionCode: string;
  regionName: string;
  carrierCode: string | null;
  carrierName: string | null;
  title: string;
  asks: string;
  raisedById: string;
  raisedByName: string;
  leadId: string | null;
  leadName: string | null;
  cooperating: { id: string; name: string }[];
  dueOn: Day | null;
  status: ProblemStatus;
  /** Days since it was raised, or until it was solved. */
  days: number;
  isLate: boolean;
  createdOn: Day;
  version: number;
}

/** What was done about a problem. */
export interface ProblemStep {
  id: string;
  status: ProblemStatus;
  text: string;
  byName: string;
  unitName: string;
  meetingId: string | null;
  meetingTitle: string | null;
  at: string;
}

/** A problem with its history and what the reader may do. */
export interface ProblemDetail extends ProblemRow {
  detail: string;
  assignmentId: string | null;
  /** The task that it was raised from. */
  taskTitle: string | null;
  steps: ProblemStep[];
  may: { step: boolean; moves: ProblemStatus[]; name: boolean };
}

/** What a new problem begins with, when it comes from a task or a voice. */
export interface ProblemStart {
  regionCode: string;
  title: string;
  carrierCode: string | null;
  assignmentId: string | null;
  rootTaskId: string | null;
  taskTitle: string | null;
}
