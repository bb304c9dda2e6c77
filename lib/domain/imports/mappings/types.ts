/** What somebody of an office said a column is: a field of the table, or that it is not wanted. */
export type ColumnChoice = string;

/** How one form of an office was settled: by the words of its column heads. */
export interface SheetMapping {
  columns: Readonly<Record<string, ColumnChoice>>;
}

/** Everything that an office settled, by the signature of the form's heads. */
export type MappingMemory = Readonly<Record<string, SheetMapping>>;

/** A column of which the importer asks what it is. */
export interface ColumnQuestion {
  sheet: string;
  /** Column letter, as Excel shows it. */
  column: string;
  /** The words of the head, as they are compared: names the column in what is remembered. */
  key: string;
  label: string;
  /** Some values of the column, shortened. */
  samples: string[];
  /** The fields that it may be, in the words of the preview; required ones that are missing first. */
  options: { field: string; label: string; isMissing: boolean }[];
}
