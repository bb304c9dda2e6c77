import type { AssignmentStatus } from "@/lib/domain/assignments/types";
import type { Figures, RegionFacts } from "@/lib/domain/counters/types";
import type { Day } from "@/lib/shared/dates";

/** What can happen to an assignment between two days; the words are in labels.ts, the meaning in rules.ts. */
export const MOVEMENTS = [
  "made",
  "arrived",
  "restored",
  "left",
  "dropped",
  "done",
  "reopened",
  "overdue",
  "overdue_gone",
  "returned",
  "returned_gone",
  "submitted",
  "submitted_gone",
  "re_dated",
] as const;

/** One of the movements. */
export type Movement = (typeof MOVEMENTS)[number];

/** How many assignments made each movement. */
export type Movements = Record<Movement, number>;

/** A figure that is followed from one day to the other. */
export type FollowedFigure = "asked" | "done" | "overdue" | "returned" | "submitted";

/** A child region, a carrier, or one organisation of a township, with its movements. */
export interface ChangedPart {
  code: string;
  name: string;
  movements: Movements;
}

/** What changed in a region between the ends of two days. */
export interface Changes {
  region: RegionFacts;
  year: number;
  from: Day;
  to: Day;
  /** Figures at the end of each day, with the coordination list. */
  before: Figures;
  after: Figures;
  movements: Movements;
  byCarrier: ChangedPart[];
  byPlace: ChangedPart[];
}

/** How an assignment stood at the end of one of the days; null where it was not there. */
export interface Standing {
  status: AssignmentStatus;
  dueOn: Day;
  isDone: boolean;
}

/** Something that happened in between, and why. */
interface ChangeEvent {
  at: string;
  from: AssignmentStatus;
  to: AssignmentStatus;
  wasDueOn: Day;
  dueOn: Day;
  reason: string | null;
}

/** A reviewer's decision in between. */
interface ChangeReview {
  at: string;
  decision: string;
  reviewer: string;
  unit: string;
  reason: string | null;
  revision: number;
}

/** An assignment that made a movement, with what happened to it and why. */
export interface ChangedAssignment {
  id: string;
  taskCode: string;
  taskTitle: string;
  carrierName: string;
  organisationName: string;
  placeName: string;
  before: Standing | null;
  after: Standing | null;
  events: ChangeEvent[];
  reviews: ChangeReview[];
}
