import type { Writable } from "node:stream";
import ExcelJS from "exceljs";
import { allowMarks, markText } from "./quoting";
import type { CellInput, SheetColumn, SheetContent } from "./types";

// Text is stored as a string cell and never evaluated, so a value that begins with = stays text. Excel
// itself takes at most 32,767 characters a cell and 31 a sheet name.

const CELL_CHARACTERS = 32_767;
const SHEET_NAME = 31;

function cellValue(value: CellInput): CellInput {
  if (typeof value === "number") return Number.isFinite(value) ? value : null;
  return typeof value === "string" ? cellText(value) : value;
}

const ESCAPED = /_(?=x[0-9a-fA-F]{4}_)/g;
// biome-ignore lint/suspicious/noControlCharactersInRegex: what XML cannot hold has to be named to be dropped.
const UNWRITABLE = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]|\p{Surrogate}/gu;

/**
 * Text as a cell can hold it: what XML has no place for is left out, and text that looks like one of
 * Excel's own escapes (_x000D_) is kept as the text that it is.
 */
export function cellText(text: string): string {
  const plain = text.replace(UNWRITABLE, "").slice(0, CELL_CHARACTERS);
  return plain.replace(ESCAPED, "_x005F_");
}

/** A name that Excel accepts and that no earlier sheet has. */
export function sheetName(name: string, taken: ReadonlySet<string>): string {
  const plain =
    name
      .replace(/[\\/?*[\]:]/g, " ")
      .replace(/^'+|'+$/g, "")
      .trim() || "工作表";
  const base = plain.slice(0, SHEET_NAME);
  if (!taken.has(base.toLowerCase())) return base;
  const suffixes = Array.from({ length: taken.size + 1 }, (_, index) => `(${index + 2})`);
  const candidates = suffixes.map((suffix) => plain.slice(0, SHEET_NAME - suffix.length) + suffix);
  return candidates.find((candidate) => !taken.has(candidate.toLowerCase())) ?? base;
}

function addHead(sheet: ExcelJS.Worksheet, columns: readonly SheetColumn[], title?: string): void {
  if (title) {
    const row = sheet.addRow([title]);
    row.font = { bold: true, size: 14 };
    row.eachCell(markText);
    row.height = 28;
    if (columns.length > 1) sheet.mergeCells(1, 1, 1, columns.length);
    row.commit();
  }
  const head = sheet.addRow(columns.map((column) => column.head));
  head.font = { bold: true };
  head.alignment = { wrapText: true, vertical: "middle" };
  head.eachCell((cell) => {
    cell.fill = { type: "pattern", pattern: "solid", fgColor: { argb: "FFF1EFE8" } };
    cell.border = { bottom: { style: "thin" } };
  });
  head.commit();
}

/**
 * Writes sheets as .xlsx into a stream, row by row, so that memory does not grow with the rows. Ends
 * the stream; rejects when the stream fails.
 */
export async function writeWorkbook(
  stream: Writable,
  sheets: readonly SheetContent[],
): Promise<void> {
  const failed = new Promise<never>((_, reject) => stream.once("error", reject));
  const workbook = new ExcelJS.stream.xlsx.WorkbookWriter({
    stream,
    useStyles: true,
    useSharedStrings: false,
  });
  allowMarks(workbook);
  const taken = new Set<string>();
  for (const content of sheets) {
    const name = sheetName(content.name, taken);
    taken.add(name.toLowerCase());
    const top = content.title ? 2 : 1;
    const sheet = workbook.addWorksheet(name, {
      views: [{ state: "frozen", ySplit: top }],
      // On paper all columns stand side by side, however many sheets the rows take.
      pageSetup: {
        paperSize: 9,
        orientation: "landscape",
        fitToPage: true,
        fitToWidth: 1,
        fitToHeight: 0,
      },
    });
    sheet.columns = content.columns.map(({ width = 14, format }) => ({
      width,
      style: format ? { numFmt: format } : {},
    }));
    addHead(sheet, content.columns, content.title);
    for await (const row of content.rows) {
      const written = sheet.addRow(row.map(cellValue));
      written.eachCell(markText);
      written.commit();
      if (stream.writableNeedDrain) await Promise.race([drained(stream), failed]);
    }
    sheet.commit();
  }
  await Promise.race([workbook.commit(), failed]);
}

/** Resolves when the stream takes more. */
export function drained(stream: Writable): Promise<void> {
  return new Promise((resolve) => stream.once("drain", () => resolve()));
}
