/*
 * What of a document is shown in the page: its words and tables as plain data, never its own markup. Long
 * documents are cut at 60,000 characters, workbooks at eight sheets of two hundred rows and thirty columns;
 * the cut is said. Two documents with the same words, however they are spaced, have the same text hash; of
 * fewer than twenty characters there is none, because short texts are alike by chance.
 *
 * Whether a page bears a stamp is guessed from its colours: the share of spots as red as seal ink. The page
 * with the most counts. Where not every page was drawn nothing is said, for stamps stand on last pages.
 */
import type { DocumentLine } from "@/lib/platform/documents/reading";
import type { SheetGrid } from "@/lib/platform/spreadsheet/types";
import type { SheetPreview, TextBlock } from "./types";

const CHARACTERS = 60_000;
const SHEETS = 8;
const ROWS = 200;
const COLUMNS = 30;
const CELL = 500;
const LEAST_TEXT = 20;

/** The lines of a document as blocks: rows of a table that follow each other are one table. */
export function textBlocks(lines: readonly DocumentLine[]): {
  blocks: TextBlock[];
  isCut: boolean;
} {
  const blocks: TextBlock[] = [];
  let characters = 0;
  for (const { text, isHeading, cells } of lines) {
    characters += text.length + (cells ?? []).join("").length;
    if (characters > CHARACTERS) return { blocks, isCut: true };
    const last = blocks.at(-1);
    if (!cells) blocks.push({ kind: isHeading ? "heading" : "line", text });
    else if (last?.kind === "table") last.rows.push(cells);
    else blocks.push({ kind: "table", rows: [cells] });
  }
  return { blocks, isCut: false };
}

function sheetPreview(grid: SheetGrid): SheetPreview {
  const [rowCount, columnCount] = [Math.min(grid.rows, ROWS), Math.min(grid.columns, COLUMNS)];
  const rows = Array.from({ length: rowCount }, () =>
    Array.from({ length: columnCount }, () => ""),
  );
  for (const { row, column, text } of grid.cells) {
    const cells = rows[row - 1];
    if (cells && column <= columnCount) cells[column - 1] = text.slice(0, CELL);
  }
  const isCut = grid.rows > ROWS || grid.columns > COLUMNS;
  return { name: grid.name, rows, isCut };
}

/** The visible sheets of a workbook as tables. */
export function sheetPreviews(grids: readonly SheetGrid[]): {
  sheets: SheetPreview[];
  isCut: boolean;
} {
  const visible = grids.filter((grid) => !grid.hidden && grid.rows > 0);
  return { sheets: visible.slice(0, SHEETS).map(sheetPreview), isCut: visible.length > SHEETS };
}

/** The words of a document without spaces, or null where there are too few to compare. */
export function comparableText(text: string): string | null {
  const words = text.normalize("NFKC").replace(/\s+/g, "");
  return words.length < LEAST_TEXT ? null : words;
}

const SPOT = 3;
/** Seal ink is a strong red: bright enough, and far redder than it is green or blue; skin and wood are not. */
const BRIGHT = 110;
const REDDER = 70;
/** Between pink and orange: green and blue are about the same. */
const APART = 60;

function isSealRed(red: number, green: number, blue: number): boolean {
  return red >= BRIGHT && red - Math.max(green, blue) >= REDDER && Math.abs(green - blue) <= APART;
}

/** The share of seal-red spots among colours given as red, green, blue after each other. */
export function redShareOf(colours: Uint8Array): number {
  const spots = Math.floor(colours.length / SPOT);
  let red = 0;
  for (let at = 0; at < spots * SPOT; at += SPOT) {
    if (isSealRed(colours[at] ?? 0, colours[at + 1] ?? 0, colours[at + 2] ?? 0)) red += 1;
  }
  return spots === 0 ? 0 : red / spots;
}

/** The largest share among a document's pages; null where not all of them could be looked at. */
export function largestRedShare(
  shares: readonly number[],
  pages: { total: number; isPartial: boolean },
): number | null {
  if (shares.length === 0 || shares.length < pages.total || pages.isPartial) return null;
  return Math.max(...shares);
}
