/** A cell: what it says, and where its number opens. */
export interface TableCell {
  value: string | number | null;
  href?: string | undefined;
  /** A share between 0 and 1. */
  isShare?: boolean;
}

/** A table that a page shows and a file holds: one source for both. */
export interface FigureTable {
  key: string;
  title: string;
  /** What it counts and what it does not say. */
  note: string;
  columns: string[];
  rows: TableCell[][];
}
