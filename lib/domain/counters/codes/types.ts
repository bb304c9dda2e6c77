import type { Show } from "@/lib/domain/assignments/types";
import type { FigureQuery } from "@/lib/domain/counters/types";

/** What is read of a question: a count, one of the two rates, or the derived value of one task. */
export type Measure = Show | "times_returned" | "completion" | "on_time" | "value";

/**
 * One figure, as anybody could ask for it again. A row of a dashboard or an export is its query with the
 * measure and the part of the place that it stands for.
 */
export interface FigureQuestion extends Omit<FigureQuery, "regionCode" | "grain" | "rootTaskId"> {
  /** Absent where one organisation is asked about. */
  regionCode?: string | undefined;
  measure: Measure;
  /** The region's own level only: 省本级, 市本级. */
  isOwnLevel?: boolean | undefined;
  organisationId?: string | null | undefined;
  /** One task; `value` needs it. */
  rootTaskId?: string | null | undefined;
  /** The edition (期) whose frozen figure it is. */
  editionId?: string | null | undefined;
}

/** A question that was given a code, and when that was first done (ISO). */
export interface CodedFigure {
  code: string;
  question: FigureQuestion;
  madeAt: string;
}
