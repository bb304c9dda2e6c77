import type { AskedLevel, AssignmentStatus, Light } from "@/lib/domain/assignments/types";
import type { RegionLevel } from "@/lib/domain/counters/types";
import type { Day } from "@/lib/shared/dates";

/** How far year-end reports are, as counts of what is asked. `asked` is the sum of the other four. */
export interface Handed {
  asked: number;
  /** Submitted or done. */
  handedIn: number;
  /** Sent back and waiting to come again. */
  returned: number;
  drafting: number;
  notStarted: number;
  /** Of those not handed in: past the due day. */
  overdue: number;
}

/** One row of the chain: a region beneath with everything in it, or the level's own organisations. */
export interface ChainRow extends Handed {
  /** The region's code; the own level has its region's. */
  code: string;
  name: string;
  isOwn: boolean;
}

/** The region whose chain is shown. */
export interface ChainRegion {
  code: string;
  name: string;
  level: RegionLevel;
  isDirectCounty: boolean;
  /** From the province down, itself last; `isReached` where the reader may open it. */
  trail: { code: string; name: string; isReached: boolean }[];
}

/** The chain of year-end reports in a region: row by row, and in all. */
export interface Chain {
  region: ChainRegion;
  year: number;
  /** The day of the figures, by the database's clock. */
  today: Day;
  rows: ChainRow[];
  total: Handed;
  /** The duties that the chain is about, with the list that asks them. */
  duties: { rootTaskId: string; code: string; title: string; listTitle: string }[];
}

/** An organisation's year-end report. */
export interface ChainEntry {
  assignmentId: string;
  organisationId: string;
  organisationName: string;
  organisationLevel: AskedLevel;
  place: string;
  taskCode: string;
  taskTitle: string;
  dueOn: Day;
  status: AssignmentStatus;
  doneAt: string | null;
  light: Light;
  submittedAt: string | null;
}

/** A page of entries; `next` is the cursor of the following one. */
export interface ChainEntries {
  rows: ChainEntry[];
  next: string | null;
}
