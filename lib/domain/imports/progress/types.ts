import type { Doubt, IgnoredPart, Refusal } from "../types";

/** The period that a table speaks of, in the table's own words. */
export type StatedPeriod =
  | { kind: "month" | "quarter" | "half"; number: number }
  | { kind: "year"; number: 1 };

/** One row of a progress table: of which unit, for which task, what it says. */
export interface ProgressRow {
  /** Names the row among all sheets. */
  key: string;
  sheet: string;
  row: number;
  /** A place of whatever level; empty where the row names none. */
  place: string;
  /** The places of columns that are of one level; absent in previews that were read before there were any. */
  county?: string;
  township?: string;
  village?: string;
  organisation: string;
  taskCode: string;
  taskTitle: string;
  /** Decimal texts; empty where the row says nothing. */
  expected: string;
  done: string;
  /** In per cent, only where it has to be compared. */
  rate: number | null;
  narrative: string;
  explanation: string;
  difficulties: string;
  /** The three numbers contradict each other: the person says which ones hold. */
  isContradictory: boolean;
  isUsable: boolean;
}

/** A sheet of a progress table. */
export interface ProgressSheet {
  sheet: string;
  title: string;
  year: number | null;
  period: StatedPeriod | null;
  rows: ProgressRow[];
}

/** Everything that was understood of a progress table. With a refusal there are no sheets. */
export interface UnderstoodProgress {
  sheets: ProgressSheet[];
  doubts: Doubt[];
  ignored: IgnoredPart[];
  refusal: Refusal | null;
}
