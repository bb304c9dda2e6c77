import type { GridIndex } from "@/lib/platform/spreadsheet/grid";
import type { GridCell, SheetGrid } from "@/lib/platform/spreadsheet/types";

/** A sheet and its index, as every rule of this folder takes it. */
export interface Sheet {
  grid: SheetGrid;
  index: GridIndex;
}

/** How the columns of one kind of table are named: each field by the spellings of its head. */
export type Vocabulary<Field extends string> = Readonly<Record<Field, RegExp>>;

/** A column of a table: where it is, how its head reads from top to bottom, which field it was taken for. */
export interface HeadColumn<Field extends string> {
  column: number;
  row: number;
  labels: string[];
  field: Field | null;
  /** True where its head reads as a field that an earlier column has already. */
  isRepeated?: boolean;
  /** True where a person said what it is, or that it is not wanted. */
  isSettled?: boolean;
}

/** The head of a table: its rows and columns. */
export interface TableHead<Field extends string> {
  top: number;
  bottom: number;
  columns: HeadColumn<Field>[];
  /** The column of each field that was found; the first one where two heads mean the same. */
  place: Partial<Record<Field, number>>;
}

/** A row of the table's body, with the cell that shows in each field. */
export interface BodyRow<Field extends string> {
  row: number;
  cells: Partial<Record<Field, GridCell>>;
  /** Fields whose cell belongs to a block that began in an earlier row. */
  inherited: ReadonlySet<Field>;
}
