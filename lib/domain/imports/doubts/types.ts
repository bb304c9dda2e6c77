import type { DoubtSeverity } from "../types";

/** What a reading rule has to say about a value, before it is known where the value stands. */
export interface Note {
  severity: DoubtSeverity;
  message: string;
  remedy: string;
  /** Nothing could be taken from the cell, or not all of it: what the list has already stays. */
  isUnread?: boolean;
}

/** A reading with what is to be said about it. */
export interface Reading<T> {
  value: T;
  notes: Note[];
}

/** A cell of a sheet, by numbers from 1, and the row key it belongs to. */
export interface CellPlace {
  sheet: string;
  row: number;
  column: number;
  value: string;
  rowKey?: string;
}
