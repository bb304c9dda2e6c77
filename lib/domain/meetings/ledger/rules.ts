/*
 * The 难题台账 as a workbook: one line for each problem as the page shows it, numbers as numbers.
 */
import { PROBLEM_STATUS_LABELS } from "@/lib/domain/meetings/problems/labels";
import type { ProblemRow } from "@/lib/domain/meetings/problems/types";
import type { SheetContent } from "@/lib/platform/spreadsheet/types";

/** The sheet of the problems that were found. */
export function ledgerSheet(problems: readonly ProblemRow[]): SheetContent {
  return {
    name: "难题台账",
    title: "难题台账",
    columns: [
      { head: "地区", width: 14 },
      { head: "载体", width: 12 },
      { head: "难题", width: 40 },
      { head: "需要协调的事项", width: 40 },
      { head: "提出单位", width: 24 },
      { head: "牵头单位", width: 24 },
      { head: "配合单位", width: 30 },
      { head: "提出日期", width: 12 },
      { head: "时限", width: 12 },
      { head: "状态", width: 10 },
      { head: "天数", width: 8, format: "0" },
    ],
    rows: problems.map((one) => [
      ...[one.regionName, one.carrierName ?? "不限载体", one.title, one.asks, one.raisedByName],
      ...[one.leadName ?? "待定", one.cooperating.map(({ name }) => name).join("、")],
      ...[one.createdOn, one.dueOn ?? "", PROBLEM_STATUS_LABELS[one.status], one.days],
    ]),
  };
}
