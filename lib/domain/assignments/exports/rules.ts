/* A sheet of Excel holds 1,048,576 rows, the head included. What is longer is given as CSV, which has no end. */
import { EXPORT_COLUMNS, exportedLine } from "@/lib/domain/assignments/exports/labels";
import type { AssignmentExport } from "@/lib/domain/assignments/exports/schema";
import type { ExportedRow } from "@/lib/domain/assignments/exports/types";
import type { SheetContent } from "@/lib/platform/spreadsheet/types";
import { csvLines, csvText } from "@/lib/shared/csv";
import type { Day } from "@/lib/shared/dates";

/** Rows that an Excel sheet takes beneath its head. */
export const EXCEL_ROWS = 1_048_575;

/** Which formats a list of so many rows can be given in. */
export function formatsFor(rows: number): ("csv" | "xlsx")[] {
  return rows > EXCEL_ROWS ? ["csv"] : ["csv", "xlsx"];
}

/** A file's name: 任务明细-2026年-2026-11-22.csv. */
export function exportName({ year, format }: AssignmentExport, today: Day): string {
  return `任务明细-${year}年-${today}.${format}`;
}

/** An export as pieces of a CSV file, one for each batch. */
export async function* csvPieces(batches: AsyncIterable<ExportedRow[]>): AsyncGenerator<string> {
  yield csvText([EXPORT_COLUMNS.map(({ head }) => head)]);
  for await (const batch of batches) yield csvLines(batch.map(exportedLine));
}

async function* linesOf(batches: AsyncIterable<ExportedRow[]>) {
  for await (const batch of batches) for (const row of batch) yield exportedLine(row);
}

/** An export as the sheet of a workbook, its rows still to be read. */
export function sheetOf(batches: AsyncIterable<ExportedRow[]>): SheetContent {
  return { name: "任务明细", columns: [...EXPORT_COLUMNS], rows: linesOf(batches) };
}
