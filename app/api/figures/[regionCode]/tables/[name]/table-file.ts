import { PassThrough, Readable } from "node:stream";
import {
  originLines,
  type TableOrigin,
  tableLines,
  tableSheet,
} from "@/components/domain/dashboard/table-sheet";
import type { DashboardTable } from "@/components/domain/dashboard/table-types";
import { log } from "@/lib/platform/log";
import { writeWorkbook } from "@/lib/platform/spreadsheet/writer";
import { csvText } from "@/lib/shared/csv";
import { fileHeaders } from "@/lib/shared/file-headers";

interface TableFile {
  table: DashboardTable;
  format: "csv" | "xlsx";
  /** One code for each row that has a question, in order. */
  codes: readonly string[];
  origin: TableOrigin;
}

/** Each row's code; rows without a question have none. */
function codesByRow({ rows }: DashboardTable, codes: readonly string[]): string[] {
  let next = 0;
  return rows.map(({ question }) => (question ? (codes[next++] ?? "") : ""));
}

function workbook(file: TableFile, codes: readonly string[]): ReadableStream {
  const stream = new PassThrough();
  const [head = [], ...lines] = originLines(file.table, file.origin);
  const about = {
    name: "说明",
    columns: head.map((one) => ({ head: one, width: 30 })),
    rows: lines,
  };
  writeWorkbook(stream, [tableSheet(file.table, codes), about]).catch((error: unknown) => {
    log.error({ error: String(error) }, "export failed");
    stream.destroy(error instanceof Error ? error : undefined);
  });
  return Readable.toWeb(stream) as ReadableStream;
}

/** A table as a file to be saved; text that looks like a formula stays text. */
export function tableFile(file: TableFile): Response {
  const { table, format, origin } = file;
  const codes = codesByRow(table, file.codes);
  const headers = fileHeaders(`${origin.place}${table.title}.${format}`, format);
  if (format === "xlsx") return new Response(workbook(file, codes), { headers });
  const text = csvText([...tableLines(table, codes), [], ...originLines(table, origin)]);
  return new Response(text, { headers });
}
