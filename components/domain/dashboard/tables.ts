import type { Board } from "@/lib/domain/counters/board/types";
import { LEVEL_WORDS } from "@/lib/domain/guard/labels";
import { invalid, notFound } from "@/lib/platform/errors";
import { dayAt, momentLabel } from "@/lib/shared/dates";
import type { DashboardFilter } from "./dashboard-filter";
import { periodWords } from "./labels";
import { measuresTable, stuckTable, unacknowledgedTable } from "./table-facts";
import {
  bandsTable,
  mapTable,
  matrixTable,
  rowsTable,
  tasksTable,
  trendTable,
} from "./table-figures";
import type { TableOrigin } from "./table-sheet";
import { type DashboardTable, type Make, TABLE_NAMES, type TableName } from "./table-types";
import { compareTable, gridTable, leadsTable, seriesTable } from "./table-views";

const MAKERS: Record<TableName, Make> = {
  matrix: matrixTable,
  rows: rowsTable,
  map: mapTable,
  bands: bandsTable,
  trend: trendTable,
  tasks: tasksTable,
  grid: gridTable,
  leads: leadsTable,
  series: seriesTable,
  compare: compareTable,
  measures: measuresTable,
  "stuck-overdue": stuckTable("overdue"),
  "stuck-returned": stuckTable("returned"),
  "stuck-unacknowledged": unacknowledgedTable,
};

/** One table of a dashboard, as its page shows it; null where the page has none under this filter. */
export function dashboardTable(
  name: TableName,
  board: Board,
  filter: DashboardFilter,
): DashboardTable | null {
  return MAKERS[name](board, filter);
}

const FORMATS = ["csv", "xlsx"] as const;

/** The table and format that an address names; `not_found` and `invalid` for what there is not. */
export function readTableName(
  name: string,
  format: string | undefined,
): { name: TableName; format: (typeof FORMATS)[number] } {
  const known = TABLE_NAMES.find((one) => one === name);
  if (!known) throw notFound("表格");
  const chosen = FORMATS.find((one) => one === (format ?? "csv"));
  if (!chosen)
    throw invalid({ format: "只能导出 csv 或 xlsx" }, "没有这种导出格式，请选 CSV 或 Excel");
  return { name: known, format: chosen };
}

/** Where a table comes from, in words. */
export function tableOrigin(
  board: Board,
  filter: DashboardFilter,
  { now, takenBy }: { now: Date; takenBy: string },
): TableOrigin {
  const { region, today } = board.figures.matrix;
  return {
    place: region.name,
    filter: filterWords(board, filter),
    asOf: filter.asOf ? `${today} 24:00` : `${today}（导出时）`,
    takenAt: `${dayAt(now).slice(0, 4)} 年 ${momentLabel(now)}`,
    takenBy,
  };
}

/** The filter of a table in words: 襄阳市 · 2026 年三季度 · 清廉学校 · 只看村. */
function filterWords(board: Board, filter: DashboardFilter): string {
  const { region, columns } = board.figures.matrix;
  const carrier = columns.find(({ code }) => code === filter.carrier)?.name ?? filter.carrier;
  const parts = [region.name, `${filter.year} 年${periodWords[filter.period]}`, carrier];
  if (filter.level) parts.push(`只看${LEVEL_WORDS[filter.level]}`);
  if (filter.lead) parts.push(`牵头：${board.leadName ?? filter.lead}`);
  if (filter.map === "today") parts.push("现行区划");
  return parts.filter(Boolean).join(" · ");
}
