import type { Show } from "@/lib/domain/assignments/types";
import type { FigureQuestion, Measure } from "@/lib/domain/counters/codes/types";
import type { IndicatorFacts, ValueSums } from "@/lib/domain/counters/rules";
import type { DerivedValue, Figures, MatrixRow, RegionFacts } from "@/lib/domain/counters/types";
import type { Day } from "@/lib/shared/dates";

/** A count that stands in a formula; where it has a word of the lists, its list shows exactly it. */
export interface FormulaPart {
  word: string;
  count: number;
  show: Show | null;
}

/** A figure as it was worked out. */
export interface WorkedFigure {
  measure: Measure;
  /** 完成率, 已办结; of a derived value the indicator's name. */
  name: string;
  /** The figure as pages write it: 61.7%, 1,204 项, —. */
  text: string;
  /** 完成率 = 已办结 12,345 ÷ 要求办理 20,000 = 61.7% */
  sentence: string;
  /** What is left out and what decides, in words. */
  rule: string;
  parts: FormulaPart[];
  /** Of a derived value: itself, with its target. */
  derived: DerivedValue | null;
}

/** The task whose values a figure is derived from, as its latest version words it. */
export interface ExplainedTask extends IndicatorFacts {
  rootTaskId: string;
  code: string;
  title: string;
  /** 口径 */
  measure: string;
  indicatorName: string;
  numeratorName: string | null;
  denominatorName: string | null;
  listId: string;
  listTitle: string;
  isExample: boolean;
}

/** A part of the place that the figure is made of. */
export interface ExplainedRow extends Pick<MatrixRow, "kind" | "code" | "name"> {
  worked: WorkedFigure;
  figures: Figures;
  /** How many values stand in a derived figure. */
  standing: number;
}

/** One value beneath a derived figure: whose, of which revision, who approved it when. */
export interface Contribution {
  assignmentId: string;
  organisationName: string;
  period: number;
  frequency: "monthly" | "quarterly" | "semiannual" | "annual";
  numerator: number | null;
  denominator: number | null;
  value: number | null;
  /** Counts in the figure; where the last value stands, earlier ones do not. */
  isStanding: boolean;
  revision: number;
  approvedBy: string | null;
  /** Of a value that another system supplied: which one. */
  fedSource: string | null;
  /** When it became done (ISO). */
  doneAt: string | null;
}

/** What stands above a figure: the place and what was asked of it, in words. */
interface ExplainedPlace {
  /** 湖北省, 省本级 or an organisation's name. */
  name: string;
  trail: RegionFacts["trail"];
  /** Codes of the trail that the viewer may open. */
  reachable: string[];
  organisationId: string | null;
}

/** A figure opened: formula, parts, rows, and what of it the viewer sees. */
export interface Explanation {
  question: FigureQuestion;
  place: ExplainedPlace;
  worked: WorkedFigure;
  task: ExplainedTask | null;
  carrierName: string | null;
  leadName: string | null;
  rows: ExplainedRow[];
  /** Where the place is small enough: the values themselves. */
  contributions: Contribution[] | null;
  /** Only some tasks are within the viewer's reach; the figure counts these alone. */
  isPartial: boolean;
  today: Day;
  isPast: boolean;
}

/** What values add up to, with the periods that they fall into. */
export type PlaceSums = Omit<ValueSums, "periods" | "asked"> & { periods: number[] };
