import "server-only";
import { CsvError, parse } from "csv-parse/sync";
import { invalid } from "@/lib/platform/errors";

/** A CSV file as read: the names of its columns, and each line by them. */
export interface CsvTable {
  columns: string[];
  rows: Record<string, string>[];
}

/** Text of a file in UTF-8 (with or without mark) or, where it is not valid as such, GB 18030. */
export function decodeText(bytes: Uint8Array): string {
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder("gb18030").decode(bytes);
  }
}

/**
 * Reads a CSV file whose first line names the columns. Throws `invalid` for what is no table: a quote that
 * does not end, lines of different length, the same name twice.
 */
export function readCsv(bytes: Uint8Array): CsvTable {
  let columns: string[] = [];
  try {
    const rows = parse<Record<string, string>>(decodeText(bytes), {
      bom: true,
      skip_empty_lines: true,
      trim: true,
      delimiter: [",", "\t", ";"],
      columns: (header: string[]) => {
        columns = header;
        return header;
      },
    });
    requireNames(columns);
    return { columns, rows };
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    const at = "lines" in error ? `第 ${String(error.lines)} 行附近` : "文件";
    throw invalid({ file: `${at}不是完整的 CSV 表格，请检查引号和列数后重新导出` });
  }
}

function requireNames(columns: readonly string[]): void {
  const twice = columns.find((name, at) => columns.indexOf(name) !== at);
  if (twice !== undefined)
    throw invalid({ file: `表头里“${twice}”出现了两次，请改成不同的列名后重新投递` });
}
