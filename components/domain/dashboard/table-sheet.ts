import type { DashboardTable, TableCell } from "./table-types";

/** What stands with a table that leaves the platform: for what, as of when, taken when and by whom. */
export interface TableOrigin {
  place: string;
  filter: string;
  asOf: string;
  takenAt: string;
  takenBy: string;
}

const CODE_HEAD = "数字编码";
const PERCENT = /^\d+(\.\d+)?%$/;
const UNKNOWN = new Set(["—", "–", "无数据"]);

/** The lines of origin, for the foot of a CSV or a sheet of their own. */
export function originLines(table: DashboardTable, origin: TableOrigin): string[][] {
  return [
    ["表格", table.title],
    ["范围", origin.filter],
    ["数据截至", origin.asOf],
    ["导出时间", origin.takenAt],
    ["导出人", origin.takenBy],
    ["说明", "数字编码可在平台搜索框输入，回到这一行的完成率"],
  ];
}

/** The head and rows of a table as text and numbers, with the codes as the last column. */
export function tableLines(table: DashboardTable, codes: readonly string[]): TableCell[][] {
  const hasCodes = codes.some((code) => code !== "");
  const more = (code: string | undefined) => (hasCodes ? [code ?? ""] : []);
  return [
    [...table.head, ...more(CODE_HEAD)],
    ...table.rows.map(({ cells }, at) => [...cells, ...more(codes[at])]),
  ];
}

/** True for a column of percentages, be some of them unknown: it is written as numbers. */
function isPercent(lines: readonly TableCell[][], at: number): boolean {
  const cells = lines.slice(1).map((line) => String(line[at] ?? ""));
  return (
    cells.some((cell) => PERCENT.test(cell)) &&
    cells.every((cell) => PERCENT.test(cell) || UNKNOWN.has(cell))
  );
}

function numeric(cell: TableCell): TableCell {
  const text = String(cell);
  return PERCENT.test(text) ? Number((Number(text.slice(0, -1)) / 100).toFixed(6)) : cell;
}

/** The same for a sheet: percentages as numbers with the decimals that the page shows. */
export function tableSheet(table: DashboardTable, codes: readonly string[]) {
  const [head = [], ...lines] = tableLines(table, codes);
  const shares = head.map((_, at) => isPercent([head, ...lines], at));
  const hasTenths = (at: number) => lines.some((line) => String(line[at]).includes("."));
  return {
    name: table.title,
    title: table.title,
    columns: head.map((one, at) => ({
      head: String(one),
      width: at === 0 ? 24 : 14,
      ...(shares[at] ? { format: hasTenths(at) ? "0.0%" : "0%" } : {}),
    })),
    rows: lines.map((line) => line.map((cell, at) => (shares[at] ? numeric(cell) : cell))),
  };
}
