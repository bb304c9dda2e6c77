/** The fields of a value that a feed's columns fill. */
export const MAPPED = [
  "task",
  "organisation",
  "year",
  "period",
  "numerator",
  "denominator",
  "value",
  "observedAt",
  "note",
] as const;

/** A field that a column fills. */
export type MappedField = (typeof MAPPED)[number];

/**
 * Where each field comes from: a JSONPath from the row (`$.orgCode`), the name of a CSV column, or fixed
 * text after an equals sign (`=CJ-03`). A field that is left out is empty.
 */
export type Columns = Partial<Record<MappedField, string>>;

/** How a feed reads what it fetches. */
export interface Mapping {
  /** JSONPath of the rows; null for CSV. */
  rows: string | null;
  columns: Columns;
}

/** A row as it was understood. */
export type MappedRow = Partial<Record<MappedField, string | number>>;
