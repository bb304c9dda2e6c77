import { LEVEL_LABELS } from "@/lib/domain/assignments/labels";
import type { Measure } from "@/lib/domain/editions/comparing/types";
import type {
  EditionDetail,
  EditionPurpose,
  EditionQuery,
  EditionRow,
} from "@/lib/domain/editions/types";
import { dayLabel } from "@/lib/shared/dates";

/** What an edition is for, and how its number is said. */
export const PURPOSE_WORDS: Record<EditionPurpose, { name: string; short: string }> = {
  public: { name: "对外公开", short: "" },
  briefing: { name: "内部简报", short: "简报" },
  meeting: { name: "会议材料", short: "会议材料" },
};

/** The measures of an edition in words. */
export const MEASURE_WORDS: Record<Measure, string> = {
  asked: "应办",
  done: "办结",
  doneOnTime: "按时办结",
  overdue: "超期",
  returned: "退回待改",
  exempted: "免报",
  cancelled: "取消",
};

/** `2026 年第 3 期`, `2026 年简报第 2 期`. */
export function editionName({
  year,
  number,
  purpose,
}: Pick<EditionRow, "year" | "number" | "purpose">): string {
  return `${year} 年${PURPOSE_WORDS[purpose].short}第 ${number} 期`;
}

const QUARTERS = ["第一季度", "第二季度", "第三季度", "第四季度"];

/** `2026 年第三季度`, `2026 年初至 11 月 22 日`. */
export function periodWords({ year, quarter, period, day }: EditionQuery): string {
  if (period === "year") return `${year} 年全年`;
  if (quarter !== null) return `${year} 年${QUARTERS[quarter - 1]}`;
  return `${year} 年初至 ${dayLabel(day)}到期`;
}

/** `更正 2 处、新进展 5 处`. */
export function changeWords({
  differences,
  corrections,
}: {
  differences: number;
  corrections: number;
}): string {
  const progress = differences - corrections;
  const parts = [
    corrections > 0 ? `更正 ${corrections} 处` : "",
    progress > 0 ? `新进展 ${progress} 处` : "",
  ];
  return parts.filter(Boolean).join("、");
}

/** What an edition asked of the data, in words. */
export function questionWords({
  query,
  regionName,
  figures,
}: Pick<EditionDetail, "query" | "regionName" | "figures">): string[] {
  const carrier = figures.columns.find((column) => column.code === query.carrierCode);
  return [
    regionName,
    periodWords(query),
    query.isPast ? `${query.day} 日终的情况` : `${query.day} 定稿时的情况`,
    ...(query.carrierCode ? [carrier?.name ?? "统筹协调"] : []),
    ...(query.leadUnitName ? [`牵头单位：${query.leadUnitName}`] : []),
    ...(query.level ? [`只计${LEVEL_LABELS[query.level]}`] : []),
    query.purpose ? "含仅内部的任务" : "不含仅内部的任务",
  ];
}
