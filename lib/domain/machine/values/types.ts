import type { AssignmentStatus } from "@/lib/domain/assignments/types";
import type { FedTask } from "@/lib/domain/machine/types";
import type { RowProblem, SentValue } from "./schema";

/** A value that fits its task; `index` is its row in the batch. */
export interface FittingValue {
  index: number;
  sent: SentValue;
  task: FedTask;
}

/** A fitting value with the organisation that it is about. */
export type PlacedValue = FittingValue & { organisationId: string };

/** Rows that go on, and rows that stay behind with the reason. */
export interface Sorted<T> {
  good: T[];
  problems: RowProblem[];
}

/** An assignment that a batch may touch, locked; figures as decimal text without idle zeros. */
export interface HeldAssignment {
  id: string;
  organisationId: string;
  rootTaskId: string;
  year: number;
  period: number;
  status: AssignmentStatus;
  isDone: boolean;
  isStanding: boolean;
  awaiting: boolean;
  isClosed: boolean;
  /** Left open until a day while its year is closed already. */
  isKeptOpen: boolean;
  numerator: string | null;
  denominator: string | null;
  value: string | null;
  /** ISO, of the figure that stands. */
  observedAt: string | null;
}

/** What becomes of an assignment in the one statement that writes. */
export interface Change {
  assignment: HeldAssignment;
  /** Null where it only ceases to stand, or begins to again. */
  value: PlacedValue | null;
  isStanding: boolean;
}

/** How a batch is judged. */
export interface Judgement {
  taken: { value: PlacedValue; assignment: HeldAssignment }[];
  unchanged: number;
  problems: RowProblem[];
}
