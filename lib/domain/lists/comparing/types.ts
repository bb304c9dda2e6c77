import type { ListKind } from "@/lib/domain/imports/schema";
import type { Values } from "@/lib/domain/lists/cells/types";
import type { StoredEntry } from "@/lib/domain/lists/editing/types";
import type { ListStatus } from "@/lib/domain/lists/types";

/** The list that an import is held against: the open draft of the place, or else what is issued. */
export interface Base {
  id: string;
  kind: ListKind;
  status: ListStatus;
  listVersion: number;
  version: number;
  title: string;
  leadName: string | null;
  sourceHash: string | null;
  entries: StoredEntry[];
}

/** One field that differs, in words. */
export interface FieldChange {
  label: string;
  before: string;
  after: string;
}

/** What an import would do to a list. */
export interface Comparison {
  /** The draft that is changed, the issued version from which the next one is made, or null for a first list. */
  base: { title: string; status: ListStatus; listVersion: number } | null;
  /** The sheet says what the list says: nothing is changed. */
  isRepeated: boolean;
  /** What changes of the list itself: its name and lead unit. */
  heading: FieldChange[];
  added: { code: string; title: string }[];
  removed: { code: string; title: string }[];
  changed: { code: string; title: string; fields: FieldChange[] }[];
  unchanged: number;
  /** Entries that the sheet does not have and that stay. */
  kept: number;
}

/** An entry as it is to be stored. */
export interface PlannedEntry {
  /** The stored entry that it changes or is copied from; null for a new one. */
  base: StoredEntry | null;
  values: Values;
  askedLevels: readonly string[];
  isChanged: boolean;
}

/** Everything that an import stores, in the order of the list. */
export interface ImportPlan {
  entries: PlannedEntry[];
  removed: StoredEntry[];
  /** How many entries that the sheet does not have stay as they are. */
  kept: number;
  /** Why nothing can be stored; null when all is well. */
  refusal: string | null;
}
