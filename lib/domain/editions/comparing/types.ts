import type { AssignmentStatus } from "@/lib/domain/assignments/types";
import type { Figures } from "@/lib/domain/counters/types";

/** What is compared of each line. */
export type Measure = keyof Pick<
  Figures,
  "asked" | "done" | "doneOnTime" | "overdue" | "returned" | "exempted" | "cancelled"
>;

/** Where a figure stands in an edition. */
export type LineKind = "total" | "row" | "cell" | "coordination" | "lead" | "task";

/** A frozen number beside another one: the live number, or that of a later edition. */
export interface EditionDifference {
  kind: LineKind;
  /** Names the line within an edition. */
  key: string;
  /** The region, lead unit or task, with the carrier of a cell. */
  name: string;
  what: Measure;
  frozen: number;
  live: number;
  /** True where work went on, false where what had been counted counts otherwise now. */
  isProgress: boolean;
}

/** How far the live data have moved on since an edition was frozen. */
export interface EditionComparison {
  /** The state of the data: equal versions show equal differences. */
  version: string;
  differences: EditionDifference[];
  corrections: number;
}

/** One assignment that moved after an edition was frozen. */
export interface EditionMove {
  id: string;
  assignmentId: string;
  organisationName: string;
  placeName: string;
  code: string;
  title: string;
  fromStatus: AssignmentStatus;
  toStatus: AssignmentStatus;
  at: string;
  reason: string | null;
}

/** Whether an edition is as it was frozen, and how far the live data have moved on. */
export interface EditionCheck extends EditionComparison {
  isIntact: boolean;
  /** The fingerprints computed now. */
  fingerprint: string;
  fingerprintSm3: string;
}
