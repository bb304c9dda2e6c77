import { figureWord, percentLabel } from "@/lib/domain/reports/labels";
import { hasNoValues, percentOf } from "@/lib/domain/reports/rules";
import type { QueueRow, QueueTab } from "@/lib/domain/reviews/queue/types";
import { type Day, dayLabel } from "@/lib/shared/dates";

/** Past this many the exact number helps nobody, and counting stops. */
export const COUNTED = 2000;

/** What each tab is called. */
export const TAB_LABELS: Record<QueueTab, string> = {
  waiting: "待审",
  again: "重报",
  soon: "将超时",
  accept: "待认可",
  doubted: "已转核查",
};

/** What a tab says when nothing stands in it. */
export const EMPTY_WORDS: Record<QueueTab, { title: string; text: string }> = {
  waiting: { title: "都审完了", text: "有新的提交时，这里和导航上会显示数量" },
  again: { title: "没有重报的", text: "退回后重新提交的填报会排在这里" },
  soon: {
    title: "没有将要超时的",
    text: "收到后五个工作日内审核；今天和下一个工作日到期的会列在这里",
  },
  accept: { title: "没有等待认可的", text: "两步审核的任务，下级通过后到这里认可" },
  doubted: { title: "没有转核查的", text: "标为存疑、等办公室或纪委答复的会列在这里" },
};

/** By when a report should be reviewed, as seen from today: 今天到期, 已超 3 天 … */
export function reviewByWord(by: Day, today: Day): string {
  if (by < today) return `应于 ${dayLabel(by)}审完，已超时`;
  if (by === today) return "今天应审完";
  return `${dayLabel(by)}前审完`;
}

/** The figures of a line of the queue with unit and per cent. */
export function queueFigure(row: QueueRow): string {
  if (row.form === "boolean" && row.value !== null) return row.value === "1" ? "是" : "否";
  if (hasNoValues(row)) return "本期没有数";
  const word = figureWord(row);
  const percent = row.form === "ratio" ? percentOf(row) : null;
  const unit = row.form === "ratio" || row.form === "score" ? "" : ` ${row.unit}`;
  return `${word}${unit}${percent === null ? "" : `（${percentLabel(percent)}）`}`;
}
