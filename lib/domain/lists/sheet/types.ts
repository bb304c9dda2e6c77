import type { Values } from "@/lib/domain/lists/cells/types";

/** What was typed into a cell and could not be understood: kept until it is mended. */
export interface Typed {
  text: string;
  problem: string;
}

/** A row as it stands before the person. */
export interface SheetRow {
  id: string;
  values: Values;
  /** By column. */
  typed: Readonly<Record<string, Typed>>;
}

/** The rows of a list in their order. Never changed in place. */
export interface Sheet {
  rows: ReadonlyMap<string, SheetRow>;
  order: readonly string[];
}

/** Part of a row: the fields and typed texts that an edit touched; null where there was none. */
export interface RowPart {
  values: Values;
  typed: Readonly<Record<string, Typed | null>>;
}

/** One thing that was done, so that it can be undone. */
export interface Edit {
  changes: readonly { id: string; before: RowPart; after: RowPart }[];
  added: readonly SheetRow[];
  removed: readonly SheetRow[];
  /** The ids in order; null where the order stayed. */
  order: { before: readonly string[]; after: readonly string[] } | null;
}
