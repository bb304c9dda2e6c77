import { FREQUENCY_LABELS, LEVEL_LABELS, STATUS_LABELS } from "@/lib/domain/assignments/labels";
import { periodLabel } from "@/lib/domain/assignments/rules";
import type { ExportedRow } from "./types";

/** The heads of an export, and how wide a spreadsheet shows them, in characters. */
export const EXPORT_COLUMNS: readonly { head: string; width: number }[] = [
  { head: "编号", width: 11 },
  { head: "载体", width: 12 },
  { head: "任务编码", width: 11 },
  { head: "任务", width: 32 },
  { head: "频次", width: 8 },
  { head: "时段", width: 16 },
  { head: "市（州）", width: 16 },
  { head: "县（市、区）", width: 16 },
  { head: "乡镇（街道）", width: 16 },
  { head: "单位", width: 26 },
  { head: "层级", width: 12 },
  { head: "状态", width: 9 },
  { head: "到期日", width: 12 },
  { head: "是否按时", width: 9 },
  { head: "退回次数", width: 9 },
  { head: "报送时间", width: 17 },
  { head: "办结时间", width: 17 },
  { head: "计量单位", width: 9 },
  { head: "目标", width: 10 },
  { head: "分子", width: 12 },
  { head: "分母", width: 12 },
  { head: "数值", width: 12 },
];

function onTime(isOnTime: boolean | null): string {
  if (isOnTime === null) return "";
  return isOnTime ? "是" : "否";
}

function statusOf({ status, awaiting, doneAt }: ExportedRow): string {
  if (awaiting && status === "not_started") return "待取数";
  return status === "approved" && doneAt === null ? "待认可" : STATUS_LABELS[status];
}

/** An assignment under the heads of `EXPORT_COLUMNS`. */
export function exportedLine(row: ExportedRow): (string | number | null)[] {
  return [
    row.id,
    row.carrierName,
    row.taskCode,
    row.taskTitle,
    FREQUENCY_LABELS[row.frequency],
    periodLabel(row.year, row.period, row.frequency),
    row.cityName,
    row.nodeName,
    row.townshipName,
    row.organisationName,
    LEVEL_LABELS[row.organisationLevel],
    statusOf(row),
    row.dueOn,
    onTime(row.isOnTime),
    row.timesReturned,
    row.submittedAt,
    row.doneAt,
    row.unit,
    row.target,
    row.numerator,
    row.denominator,
    row.value,
  ];
}
