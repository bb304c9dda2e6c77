import type { PeriodFilter } from "@/lib/domain/assignments/types";
import type { CarrierColumn } from "@/lib/domain/carriers/types";
import type { OrganisationLevel } from "@/lib/platform/generated/prisma/enums";
import type { Day } from "@/lib/shared/dates";

export type { CarrierColumn, PeriodFilter };

/** Where a region lies; a directly administered county is at city level with townships beneath. */
export type RegionLevel = "province" | "city" | "county" | "township" | "village";

/**
 * Counts of assignments. `asked` leaves out exempted, cancelled and awaiting ones; it is always
 * notStarted + drafting + submitted + returned + done.
 */
export interface Figures {
  asked: number;
  notStarted: number;
  drafting: number;
  submitted: number;
  returned: number;
  done: number;
  doneOnTime: number;
  /** Open past the due day. */
  overdue: number;
  /** Open with at most three working days left, or returned and not overdue. */
  soon: number;
  exempted: number;
  cancelled: number;
  awaiting: number;
  timesReturned: number;
}

/** The light of a cell; its meaning is in rules.ts. */
export type CellLight = "normal" | "soon" | "overdue" | "none";

/** The region that a page is about. */
export interface RegionFacts {
  code: string;
  name: string;
  level: RegionLevel;
  isDirectCounty: boolean;
  /** From the province down, itself last. */
  trail: { code: string; name: string; level: RegionLevel }[];
}

/** `region` opens a region's page, `own` is the level's own organisations, `organisation` one of them. */
export type RowKind = "region" | "own" | "organisation";

/** A row of the matrix: a child region, the own level, or (in a township) an organisation. */
export interface MatrixRow {
  kind: RowKind;
  /** Region code, or organisation id; an own row has its region's code. */
  code: string;
  name: string;
  level: RegionLevel | "unit";
  /** The city of a county row where counties of several cities are shown. */
  parentCode: string | null;
  /** A place or organisation that is no more, or has gone elsewhere, with what was done here. */
  isFormer?: boolean | undefined;
  total: Figures;
  /** By carrier code; absent where nothing is asked. */
  cells: Record<string, Figures>;
  /** The office's own list; never in `total` or `cells`. */
  coordination: Figures;
}

/** 'then': places as they were in the time that is asked about; 'today': as they are now. */
export type MapReading = "then" | "today";

/** By what a dashboard is broken down besides its overview. */
export type FigureView = "carrier" | "lead" | "level" | "period";

/** What a dashboard is compared with: the period before, the year before, its peers, another region. */
export type CompareKind = "last" | "year" | "peers" | "region";

/** What a dashboard shows besides its figures. */
export interface BoardChoice {
  view?: FigureView | undefined;
  compare?: CompareKind | undefined;
  /** The other region: its code, or what was typed to find it. */
  with?: string | undefined;
}

/** Rows as the children of the region, or (at the province) as its county-level units. */
export type Grain = "children" | "counties";

/** What a dashboard asks. */
export interface FigureQuery {
  regionCode: string;
  year: number;
  period: PeriodFilter;
  /** A carrier or sub-carrier; all where absent. */
  carrierCode?: string | null;
  grain?: Grain;
  /** Only organisations of this level. */
  level?: OrganisationLevel | null;
  /** Only tasks that this organisation leads. */
  leadUnitId?: string | null;
  /** One task only. */
  rootTaskId?: string | null | undefined;
  /** As it stood at the end of this day; as it stands now where absent. */
  asOf?: Day | null;
  /** Where places changed: as they were, or on today's map. */
  map?: MapReading;
}

/** Everything that a region's dashboard counts, from one statement: parents are the sum of their rows. */
export interface Matrix {
  region: RegionFacts;
  year: number;
  period: PeriodFilter;
  columns: CarrierColumn[];
  rows: MatrixRow[];
  totals: { total: Figures; cells: Record<string, Figures>; coordination: Figures };
  /** The day of the figures and the last day that is due soon. */
  today: Day;
  soonUntil: Day;
  /** On which map places are, and whether the other one may differ. */
  map?: MapReading | undefined;
  hasMapChoice?: boolean | undefined;
  /** Names the state of the data that is shown: equal versions show equal figures. */
  version: string;
}

/** A task with its figures and its derived value in a region. */
export interface TaskFigures {
  rootTaskId: string;
  code: string;
  title: string;
  listId: string;
  carrierCode: string | null;
  subCarrierCode: string | null;
  figures: Figures;
  value: DerivedValue | null;
}

/** A value derived from what is beneath: ratios from sums, booleans as done ÷ asked, never averages of percentages. */
export interface DerivedValue {
  form: "ratio" | "count" | "amount" | "score" | "boolean";
  unit: string;
  /** For ratios and booleans in per cent. */
  value: number;
  numerator: number | null;
  denominator: number | null;
  target: number | null;
  direction: "increase" | "decrease" | "reach" | "zero";
  /** True or false where a target exists. */
  isMet: boolean | null;
  /** How many organisations' values stand in it. */
  standing: number;
}

/** One week of a trend: what was done by its last day and what had fallen due by then. */
export interface TrendPoint {
  day: Day;
  done: number;
  due: number;
}

/** Cumulative progress by week from the year's first day to today. */
export interface Trend {
  asked: number;
  points: TrendPoint[];
}

/** Whether a clause's work is all done, under way, or not asked of anybody yet. */
export type Coverage = "done" | "open" | "none";

/** A responsibility clause and what the tasks that carry it out show in a region. */
export interface ClauseCoverage {
  clauseId: string;
  /** `hidden`: some of its tasks are beyond the viewer's reach, so nothing can be said. */
  coverage: Coverage | "hidden";
  figures: Figures;
}

/** A responsibility clause on a dashboard, with what became of the tasks that carry it out. */
export interface CoveredClause {
  id: string;
  code: string;
  responsibility: "primary" | "oversight" | "regulatory";
  text: string;
  coverage: ClauseCoverage["coverage"];
  asked: number;
  done: number;
}

/** An issued responsibility list and how far its clauses are carried out in a region. */
export interface ListCoverage {
  listId: string;
  title: string;
  /** 清廉村居, or 统筹协调 for the office's own list. */
  carrierName: string;
  isExample: boolean;
  clauses: CoveredClause[];
}
