import type { ListKind } from "@/lib/domain/imports/schema";
import type { CellContext, Values } from "@/lib/domain/lists/cells/types";

/** An entry as it goes into a file. */
export interface ExportedEntry {
  /** rootTaskId or rootClauseId: what finds the row again when the file comes back. */
  rootId: string;
  values: Values;
}

/** A list as it goes into a file. */
export interface ExportedList {
  id: string;
  kind: ListKind;
  title: string;
  year: number;
  regionName: string;
  carrierName: string;
  leadName: string | null;
  listVersion: number;
  /** Raised by every change of the list itself. */
  version: number;
  statusLabel: string;
  isExample: boolean;
  /** The day of issuing, or of the export for what is not issued: YYYY-MM-DD. */
  statedOn: string;
  entries: ExportedEntry[];
  context: CellContext;
}
