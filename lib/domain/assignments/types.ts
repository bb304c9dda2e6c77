import type { Window } from "@/lib/domain/assignments/window/types";
import type { Day } from "@/lib/shared/dates";

/** The one spelling of a status from database to screen. */
export const ASSIGNMENT_STATUSES = [
  "not_started",
  "drafting",
  "submitted",
  "returned",
  "approved",
  "accepted",
  "exempted",
  "cancelled",
] as const;

/** Where an assignment stands. */
export type AssignmentStatus = (typeof ASSIGNMENT_STATUSES)[number];

/** Which due days count: the whole year, one quarter, or what has fallen due up to today. */
export type PeriodFilter = "year" | "q1" | "q2" | "q3" | "q4" | "to_date";

/** How urgent an assignment is: derived from its due day and the database's clock, never stored. */
export type Light = "normal" | "soon" | "overdue" | "none";

/** Who is asked, by level; `unit` is a 建设单位 whatever region it lies in. */
export type AskedLevel = "province" | "city" | "county" | "township" | "village" | "unit";

/** The day of a reading and the last day that counts as due soon, both in Asia/Shanghai. */
export interface Clock {
  today: Day;
  /** The third working day from today. */
  soonUntil: Day;
}

/** One line of a list of assignments. */
export interface AssignmentRow {
  id: string;
  taskId: string;
  rootTaskId: string;
  taskCode: string;
  taskTitle: string;
  carrierCode: string | null;
  /** 清廉村居, or 统筹协调 for the coordination list. */
  carrierName: string;
  organisationId: string;
  organisationName: string;
  organisationLevel: AskedLevel;
  nodeCode: string;
  nodeName: string;
  townshipCode: string | null;
  townshipName: string | null;
  year: number;
  period: number;
  frequency: "monthly" | "quarterly" | "semiannual" | "annual";
  dueOn: Day;
  status: AssignmentStatus;
  awaiting: boolean;
  light: Light;
  isOnTime: boolean | null;
  timesReturned: number;
  returnDueOn: Day | null;
  submittedAt: string | null;
  doneAt: string | null;
  revision: number;
  minutes: number;
  version: number;
}

/** Everything that filling in, reviewing and the assignment's own page show of it. */
export interface AssignmentDetail extends AssignmentRow {
  measure: string;
  indicatorName: string;
  unit: string;
  form: "ratio" | "count" | "amount" | "score" | "boolean";
  accumulation: "flow" | "stock" | "cumulative";
  direction: "increase" | "decrease" | "reach" | "zero";
  source: "report" | "system" | "survey" | "inspection";
  disclosure: "public" | "aggregate" | "internal";
  /** The assignment's own target where it has one, else the task's. */
  target: number | null;
  numeratorName: string | null;
  denominatorName: string | null;
  evidenceHint: string[];
  evidenceMin: number;
  evidenceMax: number;
  leadName: string | null;
  cooperatingUnits: string[];
  basis: { source: string; fact: string }[];
  note: string | null;
  /** Texts and targets are examples, labelled 示例. */
  isExample: boolean;
  listId: string;
  listTitle: string;
  /** Of a figure that another system supplied: which one, and the moment (ISO) that it states. */
  fedSource: string | null;
  observedAt: string | null;
  /** Approved values; null until done. */
  numerator: number | null;
  denominator: number | null;
  value: number | null;
  /** Its year was closed: nothing of it is entered or decided any more. */
  isClosed: boolean;
  /** The last day of 继续报送 after its year was closed; null where none was named. */
  keptUntil: Day | null;
  /** When it takes its report; a draft is kept at any time. */
  window: Window;
  /** 开窗 was asked for and waits for an answer. */
  isOpeningAsked: boolean;
}

/** What a number of a dashboard counts; the list behind it shows exactly these. */
export type Show =
  | "asked"
  | "done"
  | "done_on_time"
  | "open"
  | "not_started"
  | "drafting"
  | "submitted"
  | "returned"
  | "soon"
  | "overdue"
  | "exempted"
  | "cancelled"
  | "awaiting";

/** Which assignments a list shows. Place: a region with all beneath, its own level, or one organisation. */
export interface AssignmentFilter {
  year: number;
  show: Show;
  period: PeriodFilter;
  regionCode?: string | undefined;
  /** Only the region's own level: 省本级, 市本级. */
  isOwnLevel?: boolean | undefined;
  organisationId?: string | undefined;
  /** A carrier or sub-carrier, `coordination` or `carriers` (all but that); all where absent. */
  carrierCode?: string | undefined;
  rootTaskId?: string | undefined;
  /** Only organisations of this level. */
  level?: AskedLevel | undefined;
  /** Only tasks that this organisation leads. */
  lead?: string | undefined;
  /** As it stood at the end of this day; as it stands now where absent, or where the day is not past. */
  asOf?: Day | undefined;
  /** On today's map: also what was done elsewhere by organisations that stand in the place today. */
  map?: "today" | undefined;
  /** From the last page's `next`. */
  cursor?: string | undefined;
}

/** A page of a keyset-paged list; `next` is the cursor of the following one. */
export interface Page<T> {
  rows: T[];
  next: string | null;
}
