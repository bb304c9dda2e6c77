import type { PerTaskOverrides } from "@/lib/domain/imports/schema";
import type { SuggestedDefaults, UnderstoodWorkbook } from "@/lib/domain/imports/types";

/** An uploaded workbook between preview and commit. */
export interface ImportPreview {
  id: string;
  fileName: string;
  understood: UnderstoodWorkbook;
  /** Proposals by sheet name. */
  suggestions: Record<string, SuggestedDefaults>;
  createdAt: string;
}

/** What was stored of one sheet, or that it had been stored before. */
export interface ImportedList {
  sheet: string;
  listId: string;
  title: string;
  entries: number;
  /** True when the sheet was imported before: nothing was changed. */
  isRepeated: boolean;
}

/** What was settled for a sheet in the preview. */
export interface SettledSheet {
  sheet: string;
  perTask: PerTaskOverrides;
}
