import type { AskedLevel, AssignmentStatus } from "@/lib/domain/assignments/types";
import type { Day } from "@/lib/shared/dates";

/** What an office does to a year. */
export type YearActKind = "open" | "close" | "reopen" | "carry_over";

/** What is open when a year is closed: each open assignment is of exactly one of these. */
export const CLOSING_KINDS = ["late", "upcoming", "returned", "submitted", "awaiting"] as const;

/** Late, not yet due, returned, waiting for review, waiting for data. */
export type ClosingKind = (typeof CLOSING_KINDS)[number];

/** What becomes of an open assignment: it goes on until a day, is carried over, cancelled, or kept as not done. */
export type ClosingRule = "keep" | "carry" | "cancel" | "freeze";

/** One act on a region's year. */
export interface YearAct {
  id: string;
  act: YearActKind;
  at: string;
  byName: string;
  unitName: string;
  summary: Record<string, unknown>;
}

/** Where a region's year stands. */
export interface YearState {
  regionCode: string;
  /** The name that the region bore in that year. */
  regionName: string;
  year: number;
  /** Opened by an act of its own. */
  isOpened: boolean;
  /** The office whose closing holds, its own or one above; null while the year is open. */
  closedBy: { regionCode: string; unitName: string; on: Day } | null;
  issuedLists: number;
  archivedLists: number;
}

/** What of a carrier was done in a year. */
export interface YearCarrier {
  /** Null for 统筹协调. */
  code: string | null;
  name: string;
  done: number;
  asked: number;
}

/** A region's year with all that was done to it. */
export interface YearDetail extends YearState {
  today: Day;
  acts: YearAct[];
  carriers: YearCarrier[];
  /** What the place called a carrier, and whose set it was. */
  setName: string | null;
  lists: { id: string; title: string; carrierName: string; status: string }[];
  children: YearState[];
  years: number[];
  mayManage: boolean;
}

/** How many open assignments of a kind there are for a carrier and level. */
export interface OpenCell {
  kind: ClosingKind;
  status: AssignmentStatus;
  carrierCode: string | null;
  carrierName: string;
  level: AskedLevel;
  assignments: number;
}

/** What closing a year would meet with. */
export interface ClosePlan {
  cells: OpenCell[];
  /** All open assignments of each kind. */
  totals: Record<ClosingKind, number>;
  /** Requests for an extension or a change that nobody has decided. */
  adjustments: number;
  /** Lists that were never issued. */
  drafts: { id: string; title: string; regionName: string }[];
  /** Editions that are frozen and not released. */
  editions: number;
  /** Lists that become archived. */
  lists: number;
  /** Regions beneath whose year is still open; it is closed with this one. */
  openBeneath: number;
}

/** Lists of the year, by carrier and level. */
export interface ListCover {
  carrierName: string;
  level: AskedLevel;
  regions: number;
  issued: number;
}

/** A list of last year of which a draft can be made. */
export interface NextDraft {
  fromListId: string;
  kind: "task" | "responsibility";
  carrierCode: string | null;
  carrierName: string;
  title: string;
  entries: number;
  /** The unit that is told; null where nobody leads the carrier. */
  leadName: string | null;
}

/** What a year needs before it is opened. */
export interface OpenPlan {
  setName: string | null;
  carriers: { code: string; name: string; leadName: string | null }[];
  isCalendarKnown: boolean;
  drafts: NextDraft[];
  /** Lists that take over one from above: they follow once that is issued. */
  inheriting: { title: string; carrierName: string }[];
  cover: ListCover[];
  withoutReporter: { level: AskedLevel; organisations: number }[];
}

/** What carrying over would make. */
export interface CarryPlan {
  drafts: NextDraft[];
  /** Organisations and tasks that were chosen to be carried over. */
  chosen: number;
  /** Of these: made, asked already by next year's list, without a task in an issued list of next year. */
  made: number;
  asked: number;
  homeless: number;
}

/** The progress of an act. */
export interface YearRun {
  id: string;
  regionCode: string;
  regionName: string;
  year: number;
  act: YearActKind;
  state: "waiting" | "running" | "done" | "failed";
  rowsDone: number;
  rowsTotal: number;
  message: string | null;
  finishedAt: string | null;
}
