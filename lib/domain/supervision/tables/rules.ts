/*
 * A page of figures and its files hold the same tables: what the page shows is what is saved. Where nothing is
 * counted a table is left out, never shown with noughts.
 */
import type { CellInput, SheetContent } from "@/lib/platform/spreadsheet/types";
import type { FigureTable, TableCell } from "./types";

/** A number that opens the list of what it counts; nothing to open where it is nought. */
export function counted(value: number, href: string): TableCell {
  return value > 0 ? { value, href } : { value };
}

/** A share between 0 and 1. */
export function share(part: number, whole: number): TableCell {
  return { value: whole === 0 ? null : part / whole, isShare: true };
}

/** How a cell reads: shares in per cent, a dash where there is nothing. */
export function cellWords({ value, isShare }: TableCell): string {
  if (value === null) return "—";
  if (typeof value === "string") return value;
  return isShare ? `${(100 * value).toFixed(1)}%` : value.toLocaleString("zh-CN");
}

/** Tables one beneath the other, for a CSV file. */
export function csvLinesOf(tables: readonly FigureTable[]): (string | number | null)[][] {
  return tables.flatMap((table) => [
    [table.title],
    table.columns,
    ...table.rows.map((row) => row.map((cell) => (cell.isShare ? cellWords(cell) : cell.value))),
    [],
  ]);
}

/** Tables as the sheets of a workbook. */
export function sheetsOf(tables: readonly FigureTable[]): SheetContent[] {
  return tables.map((table) => ({
    name: table.title,
    columns: table.columns.map((head, at) => {
      const isShare = table.rows.some((row) => row[at]?.isShare);
      const isText = table.rows.some((row) => typeof row[at]?.value === "string");
      return { head, width: isText ? 28 : 12, ...(isShare && { format: "0.0%" }) };
    }),
    rows: table.rows.map((row) => row.map((cell): CellInput => cell.value)),
  }));
}
