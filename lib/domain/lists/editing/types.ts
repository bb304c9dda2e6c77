import type { ListKind } from "@/lib/domain/imports/schema";
import type { Choice, Values } from "@/lib/domain/lists/cells/types";
import type { Remark } from "@/lib/domain/lists/consents/types";
import type { CodePattern } from "@/lib/domain/lists/editing/rules";
import type { ListStatus } from "@/lib/domain/lists/types";

/** What an entry has that is not edited in cells. */
export interface EntryFacts {
  /** rootTaskId or rootClauseId. */
  rootId: string;
  askedLevels: readonly string[];
  leadLine: string | null;
  /** The task whose last value is offered: its root, and its code and title. */
  prefillRootId: string | null;
  prefill: string | null;
  /** The task of the list above that it takes over. */
  inheritsTaskId: string | null;
  /** The list above that a task takes over from, and what stands there. */
  upper: { listTitle: string; values: Values } | null;
  /** A granted adjustment lets it ask for less, or later, than above. */
  isWeakened: boolean;
}

/** An entry as the database holds it. */
export interface StoredEntry {
  id: string;
  version: number;
  values: Values;
  facts: EntryFacts;
  /** Who changed it last in a draft; null where nobody did. */
  editedBy: string | null;
  editedAt: string | null;
}

/** Somebody who saved changes a short while ago. */
export interface Editor {
  name: string;
  at: string;
}

/** A draft with what editing it needs. */
export interface EditableList {
  id: string;
  kind: ListKind;
  title: string;
  regionCode: string;
  regionName: string;
  carrierName: string;
  leadName: string | null;
  year: number;
  listVersion: number;
  isExample: boolean;
  carrierCode: string | null;
  codes: CodePattern;
  version: number;
  entries: StoredEntry[];
  subCarriers: Choice[];
  citable: Choice[];
  /** Units that may be named as lead. */
  units: string[];
  /** The words that clauses are tagged with in the list's region; none for a task list. */
  tagWords: string[];
  /** What the office said at entries when it returned the draft. */
  remarks: Remark[];
}

/** An entry that somebody else removed. */
export interface RemovedEntry {
  id: string;
  by: string | null;
  at: string | null;
}

/** What became of a save. */
export interface SaveAnswer {
  /** The list's own version now. */
  version: number;
  savedAt: string;
  /** The entries whose version the sender has not seen, as they stand now. */
  entries: StoredEntry[];
  /** Entries that the sender has seen and others have removed. */
  removed: RemovedEntry[];
  /** All ids in order. */
  order: string[];
  /** Entries that were not saved because somebody else changed them first. */
  behind: string[];
  /** Entries that were not saved because something in them cannot be kept, by field. */
  refused: { id: string; fields: Record<string, string> }[];
}

/** Whether there is anything new, and who else is at it. */
export interface EditingNews {
  version: number;
  status: ListStatus;
  editors: Editor[];
}
