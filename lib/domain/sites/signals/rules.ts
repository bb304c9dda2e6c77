/*
 * A signal is a proposal: its ground stands in words, and a person begins an early re-check or sets it aside with
 * a reason. All figures are of the present year. It is shown from a figure on that the office sets, and again when
 * the figure has risen since it was answered. Nothing is ever withdrawn because of a signal.
 */
import type { SignalSource } from "@/lib/domain/sites/signals/types";
import type { SiteTerms } from "@/lib/domain/sites/terms/schema";

/** The figure from which a source is shown. */
export function thresholdOf(source: SignalSource, terms: SiteTerms): number {
  const from = {
    overdue_tasks: terms.overdueFrom,
    returned_reports: terms.returnedFrom,
    low_ratings: terms.lowRatingsFrom,
  };
  return from[source];
}

/** The ground of a signal in words. */
export function groundOf(source: SignalSource, count: number): string {
  const words = {
    overdue_tasks: `建设单位现有 ${count} 项任务超期未报`,
    returned_reports: `建设单位今年的填报被退回 ${count} 次`,
    low_ratings: `参观者今年给出 ${count} 个不满意或非常不满意`,
  };
  return words[source];
}
