import type { AskedLevel, AssignmentStatus } from "@/lib/domain/assignments/types";
import type { Day } from "@/lib/shared/dates";

/** A list that waits for the reader's organisation to acknowledge it. */
export interface WaitingList {
  listId: string;
  title: string;
  carrierName: string;
  regionName: string;
  listVersion: number;
  deliveredAt: string;
  /** How many of its tasks the organisation is asked, and the first day that is due. */
  tasks: number;
  firstDueOn: Day | null;
}

/** The terms of a task that are compared between versions. */
export interface TaskTerms {
  title: string;
  measure: string;
  indicatorName: string;
  target: number | null;
  unit: string;
  frequency: "monthly" | "quarterly" | "semiannual" | "annual";
  /** MM-DD for each period. */
  dueDates: string[];
  evidenceMin: number;
  evidenceMax: number;
  minutes: number;
}

/** What became of a task since the version before. */
export type TaskChange = "new" | "changed" | "removed" | "same";

/** A task as a list asks it of the organisation. */
export interface DeliveredTask {
  rootTaskId: string;
  code: string;
  /** As this version says; null when it no longer asks it. */
  terms: TaskTerms | null;
  /** As the version before (or the list above) says; null when it is new. */
  before: TaskTerms | null;
  assignments: {
    id: string;
    period: number;
    dueOn: Day;
    status: AssignmentStatus;
    doneAt: string | null;
    isAwaiting: boolean;
  }[];
}

/** What a list asks of the reader's organisation. */
export interface Delivery {
  listId: string;
  organisationId: string;
  organisationName: string;
  deliveredAt: string;
  acknowledgedAt: string | null;
  acknowledgedByName: string | null;
  /** The version that this one took the place of. */
  earlierVersion: number | null;
  tasks: DeliveredTask[];
}

/** What stands above a list's acknowledgements. */
export interface ListHead {
  id: string;
  title: string;
  status: "draft" | "under_consent" | "issued" | "superseded" | "archived";
  listVersion: number;
  year: number;
  regionCode: string;
  regionName: string;
  carrierName: string;
  issuedAt: string | null;
  isExample: boolean;
  /** The reader issues it, and may remind those who have not acknowledged. */
  mayRemind: boolean;
}

/** How many of a place's organisations have acknowledged a list. */
export interface StandingRow {
  /** Null for the organisations of the place's own level. */
  regionCode: string | null;
  regionName: string;
  delivered: number;
  acknowledged: number;
}

/** How a list stands in a place, by the regions right beneath. */
export interface Standing {
  place: { code: string; name: string; level: string };
  /** From the list's own region down to the place. */
  above: { code: string; name: string }[];
  rows: StandingRow[];
  remindedOn: Day | null;
}

/** An organisation with its acknowledgement. */
export interface StandingOrganisation {
  organisationId: string;
  organisationName: string;
  level: AskedLevel;
  placeName: string;
  nodeCode: string;
  townshipCode: string;
  deliveredAt: string;
  acknowledgedAt: string | null;
  acknowledgedByName: string | null;
}
