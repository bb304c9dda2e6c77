import type { Figures, FigureView, MatrixRow, TrendPoint } from "@/lib/domain/counters/types";

/** A column of a view: a level or a period. */
export interface ViewColumn {
  key: string;
  label: string;
}

/** The rows of a region by the columns of a view, with the same cells as the carrier matrix. */
export interface FigureGrid {
  view: Extract<FigureView, "level" | "period">;
  columns: ViewColumn[];
  rows: { row: Pick<MatrixRow, "kind" | "code" | "name">; cells: Record<string, Figures> }[];
  totals: Record<string, Figures>;
}

/** One small drawing among many: what was done of what is asked, week by week. */
export interface Series {
  /** A carrier's code, or a child region's. */
  code: string;
  name: string;
  asked: number;
  done: number;
  points: TrendPoint[];
}
