import type { AssignmentStatus } from "@/lib/domain/assignments/types";
import type { Day } from "@/lib/shared/dates";

/** 延期, 调整目标, or 下级清单放宽. */
export type AdjustmentKind = "extension" | "target" | "weakening";

/** Where a request stands. */
export type AdjustmentStatus = "waiting" | "granted" | "refused" | "withdrawn";

/** What is said to a request: by a level, by the product (skip), or by who asked (withdraw). */
export type AdjustmentWord = "agree" | "refuse" | "skip" | "withdraw";

/** One word on a request, as it was said. */
export interface AdjustmentStep {
  regionName: string;
  decision: AdjustmentWord;
  note: string;
  byName: string;
  unitName: string;
  at: string;
}

/** What is asked for, and what holds now. */
export interface AdjustmentTerms {
  /** Of an extension: the due day now, and the one wanted. */
  dueOn: Day | null;
  wantedDueOn: Day | null;
  /** Of a target or a weakening. */
  target: number | null;
  wantedTarget: number | null;
  /** Of a weakening: MM-DD for each period, of the list above and as wanted. */
  dueDates: string[];
  wantedDueDates: string[];
  unit: string;
}

/** A line of the queue. */
export interface AdjustmentRow extends AdjustmentTerms {
  id: string;
  kind: AdjustmentKind;
  status: AdjustmentStatus;
  assignmentId: string | null;
  organisationId: string;
  organisationName: string;
  placeName: string;
  taskCode: string;
  taskTitle: string;
  carrierName: string;
  year: number;
  period: number | null;
  frequency: "monthly" | "quarterly" | "semiannual" | "annual";
  reason: string;
  atRegionCode: string;
  atRegionName: string;
  /** The office of that region decides. */
  atOffice: boolean;
  finalRegionName: string;
  requestedByName: string;
  createdAt: string;
  decidedAt: string | null;
  version: number;
  /** The reader decides it now. */
  mayDecide: boolean;
  /** It is the reader's own organisation's. */
  isOwn: boolean;
}

/** A request with everything that was said to it. */
export interface AdjustmentDetail extends AdjustmentRow {
  requestedByUnit: string;
  rootTaskId: string;
  nodeCode: string;
  regionCode: string;
  direction: "increase" | "decrease" | "reach" | "zero";
  assignmentStatus: AssignmentStatus | null;
  steps: AdjustmentStep[];
}

/** How often a task's terms were asked to change. */
export interface AdjustmentTotal {
  listId: string;
  listTitle: string;
  taskCode: string;
  taskTitle: string;
  rootTaskId: string;
  kind: AdjustmentKind;
  waiting: number;
  granted: number;
  refused: number;
  withdrawn: number;
  /** Organisations that asked. */
  organisations: number;
}
