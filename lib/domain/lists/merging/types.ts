import type { Values } from "@/lib/domain/lists/cells/types";
import type { StoredEntry } from "@/lib/domain/lists/editing/types";
import type { Sheet, SheetRow } from "@/lib/domain/lists/sheet/types";

/** Two people's work on one entry that does not go together by itself. */
export interface Clash {
  id: string;
  /**
   * `fields`: both changed the same fields. `removed`: they removed what I changed. `removal`: I removed
   * what they changed.
   */
  kind: "fields" | "removed" | "removal";
  /** The fields to be chosen, for `fields`. */
  fields: readonly string[];
  before: Values;
  own: Values;
  theirs: Values;
  by: string | null;
  at: string | null;
}

/** Before whom the sheet lies: what stands on it, what is stored, and what is still to be chosen. */
export interface Desk {
  sheet: Sheet;
  stored: ReadonlyMap<string, StoredEntry>;
  /** The ids as they are stored, in order. */
  storedOrder: readonly string[];
  clashes: ReadonlyMap<string, Clash>;
}

/** What is not stored yet, as it is sent. */
export interface Pending {
  changed: { id: string; version: number; values: Values }[];
  added: { id: string; values: Values }[];
  removed: { id: string; version: number }[];
  /** All ids in the order wanted; null where it stays. */
  order: string[] | null;
}

/** A row that was not stored, against what it was based on; `base` is null for a new one. */
export interface LocalRow {
  id: string;
  base: Values | null;
  own: Values;
  typed: SheetRow["typed"];
}

/** What this browser keeps of work that was not stored. */
export interface LocalWork {
  at: string;
  rows: LocalRow[];
  removed: { id: string; base: Values }[];
  order: string[] | null;
}
