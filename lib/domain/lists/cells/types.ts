/** One document or report that a task rests on, and what it says. */
export interface BasisLine {
  source: string;
  fact: string;
}

/** What a field of an entry holds. Lists are compared as wholes. */
export type CellValue = string | number | null | readonly string[] | readonly BasisLine[];

/** An entry's fields by name: of a task or of a clause, by the list's kind. */
export type Values = Readonly<Record<string, CellValue>>;

/** How the text of a cell is understood. */
export type ColumnKind =
  | "code"
  | "line"
  | "lines"
  | "names"
  | "choice"
  | "choices"
  | "count"
  | "weight"
  | "target"
  | "due"
  | "basis"
  | "citations";

/** Where a column stands in the form of one row. */
export type ColumnGroup = "work" | "indicator" | "time" | "asking" | "people" | "evidence" | "rest";

/** One of the words that a field may hold. */
export interface Choice {
  value: string;
  label: string;
}

/** A column of the sheet. */
export interface Column {
  key: string;
  label: string;
  group: ColumnGroup;
  kind: ColumnKind;
  /** The fields that the cell shows and writes. */
  fields: readonly string[];
  /** In the sheet from the beginning; the others are chosen. */
  isShown: boolean;
  /** Pixels. */
  width: number;
  max?: number;
  choices?: readonly Choice[];
  isRequired?: boolean;
  /** How to write it, said beside the field. */
  hint?: string;
}

/** What reading a cell needs to know of the list. */
export interface CellContext {
  kind: "task" | "responsibility";
  year: number;
  subCarriers: readonly Choice[];
  /** Clauses of the policy library, by id. */
  citable: readonly Choice[];
}

/** What a text was understood as: new values, or why it was not understood. */
export type CellReading =
  | { isRead: true; changes: Values; note: string | null }
  | { isRead: false; problem: string };

/** The row that a cell stands in, and its fields that are fixed by the list above. */
export interface CellPlace {
  values: Values;
  context: CellContext;
  fixed?: readonly string[];
}
