import type { MappedField } from "@/lib/domain/machine/mapping/types";
import { readSchedule } from "./rules";
import type { FeedKind } from "./types";

/** The word of each kind. */
export const FEED_KINDS: Record<FeedKind, string> = { pull: "定时拉取", drop: "投递目录" };

/** The word of each field that a column fills. */
export const FIELD_LABELS: Record<MappedField, string> = {
  task: "任务",
  organisation: "单位",
  year: "年度",
  period: "期次",
  numerator: "分子",
  denominator: "分母",
  value: "数值",
  observedAt: "数据时间",
  note: "说明",
};

/** When a feed runs, in words. */
export function scheduleLabel(text: string): string {
  const schedule = readSchedule(text);
  return schedule.kind === "daily" ? `每天 ${schedule.time}` : `每 ${schedule.minutes} 分钟`;
}
