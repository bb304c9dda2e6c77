import type { SuggestedDefaults, UnderstoodWorkbook } from "@/lib/domain/imports/types";
import type { ListStatus } from "@/lib/domain/lists/types";

/** An uploaded workbook between preview and commit. */
export interface ImportPreview {
  id: string;
  fileName: string;
  understood: UnderstoodWorkbook;
  /** Proposals by sheet name. */
  suggestions: Record<string, SuggestedDefaults>;
  /** The list that each sheet was exported from or continues, by sheet name; absent for a first list. */
  bases: Record<string, SheetBase>;
  createdAt: string;
}

/** The list that a sheet is proposed to be held against. */
export interface SheetBase {
  title: string;
  status: ListStatus;
  listVersion: number;
  /** The workbook is an export of this platform. */
  isExported: boolean;
  /** The list was changed after the workbook was exported. */
  isStale: boolean;
}

/** What was stored of one sheet, or that it had been stored before. */
export interface ImportedList {
  sheet: string;
  listId: string;
  title: string;
  entries: number;
  /** True when the sheet says what the list says: nothing was changed. */
  isRepeated: boolean;
  added: number;
  changed: number;
  removed: number;
}
