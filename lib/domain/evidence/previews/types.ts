import type { Frequency } from "@/lib/platform/generated/prisma/enums";
import type { EvidenceItem } from "../types";

/** A line of a document's text, or a table of it. */
export type TextBlock =
  | { kind: "heading" | "line"; text: string }
  | { kind: "table"; rows: string[][] };

/** A sheet of a workbook as far as it is shown. */
export interface SheetPreview {
  name: string;
  rows: string[][];
  /** There is more than is shown. */
  isCut: boolean;
}

/** Why there is no preview. */
export type PreviewFailure = "password" | "too_large" | "slow" | "unreadable";

/**
 * What a page shows of a file, as it is kept. Never anything that a browser could run. `redShare` is how
 * much of its reddest page, or of a picture, is as red as seal ink: reviews ask after missing stamps by it.
 */
export type StoredPreview =
  | { redShare: number }
  | { pages: string[]; isPartial: boolean; redShare: number | null }
  | { blocks: TextBlock[]; isCut: boolean }
  | { sheets: SheetPreview[]; isCut: boolean }
  | { failure: PreviewFailure };

/** What a page shows of a file: the pictures of pages by number, text, tables, or why there is nothing. */
export type Preview =
  | { kind: "picture" }
  | { kind: "pages"; shown: number; total: number; isPartial: boolean }
  | { kind: "text"; blocks: TextBlock[]; isCut: boolean }
  | { kind: "sheets"; sheets: SheetPreview[]; isCut: boolean }
  | { kind: "waiting" }
  | { kind: "failed"; failure: PreviewFailure };

/** A report that cites a file, as far as the reader may see it. */
export interface EvidenceUse {
  assignmentId: string;
  taskTitle: string;
  organisationName: string;
  year: number;
  period: number;
  frequency: Frequency;
}

/** A file with all that a viewer shows of it. */
export interface EvidenceView extends EvidenceItem {
  organisationId: string;
  sha256: string;
  uploadedByName: string | null;
  /** Where the camera says it was taken, in degrees. */
  place: { latitude: number; longitude: number } | null;
  preview: Preview;
  /** The newest twenty reports that cite it. */
  uses: EvidenceUse[];
}
