import type { SignalSource } from "@/lib/domain/sites/signals/types";

/** What each source is called in filters. */
export const SIGNAL_SOURCE_LABELS: Record<SignalSource, string> = {
  overdue_tasks: "任务超期",
  returned_reports: "填报多次退回",
  low_ratings: "参观评价低",
};
