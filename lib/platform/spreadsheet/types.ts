/** A cell that holds something, at its place in the sheet. Rows and columns count from 1. */
export interface GridCell {
  row: number;
  column: number;
  /** What a reader sees, with full-width digits and spaces made plain; a percentage keeps its sign. */
  text: string;
  /** The stored number of a numeric cell: 0.97 for a cell that shows 97%. */
  number?: number;
  /** True when the cell shows its number as a percentage. */
  percent?: boolean;
  /** The day of a date cell, `YYYY-MM-DD`, whichever of Excel's two calendars the file uses. */
  date?: string;
  /** True when the value is the cached result of a formula. */
  formula?: boolean;
  /** Excel's own error word, e.g. `#REF!`. */
  error?: string;
}

/** A merged block; its value stands in the top left cell. */
export interface GridMerge {
  top: number;
  left: number;
  bottom: number;
  right: number;
}

/** One sheet of a workbook as plain facts, in row then column order; merged-over and empty cells are absent. */
export interface SheetGrid {
  name: string;
  hidden: boolean;
  /** The last row and column that hold something; 0 for an empty sheet. Blocks are cut off there. */
  rows: number;
  columns: number;
  cells: GridCell[];
  merges: GridMerge[];
  hiddenRows: number[];
  hiddenColumns: number[];
}

/** What may be written into a cell; text is never taken as a formula. */
export type CellInput = string | number | boolean | Date | null;

/** A column of a sheet to be written: head, width in characters, Excel number format where needed. */
export interface SheetColumn {
  head: string;
  width?: number;
  format?: string;
}

/** A sheet to be written; rows may come from a stream so that a large export stays flat in memory. */
export interface SheetContent {
  name: string;
  /** A line above the table, across all columns. */
  title?: string;
  columns: SheetColumn[];
  rows: Iterable<readonly CellInput[]> | AsyncIterable<readonly CellInput[]>;
}

/** A column of an official form. */
export interface FormColumnContent {
  head: string;
  /** The head over this and its neighbours of the same group. */
  group?: string;
  /** Characters. */
  width: number;
  isCentred?: boolean;
  isHidden?: boolean;
  /** Words to choose from; others are refused unless the column is open. */
  options: readonly string[];
  isOpen: boolean;
  /** Shown beside a chosen cell. */
  hint: string;
}

/** An official form as a workbook: one sheet to be read and printed, and a hidden one. */
export interface FormBook {
  name: string;
  title: string;
  /** Statements beneath the title, from left to right. */
  subtitle: readonly string[];
  columns: readonly FormColumnContent[];
  /** How many columns from the left are printed. */
  printedColumns: number;
  /** How many columns stay in sight. */
  frozenColumns: number;
  rows: Iterable<readonly CellInput[]>;
  /** Lines beneath the table. */
  notes: readonly string[];
  /** What the product itself needs to know when the file comes back. */
  hidden: { name: string; lines: readonly string[] };
}
