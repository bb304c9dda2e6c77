/*
 * An organisation breaks its task down to departments and named persons. A part is due no later than the
 * first day on which the task itself is still due, unless the row says why. Persons are named so that
 * they know what is theirs: nobody counts or ranks them.
 */
import type { FieldErrors } from "@/lib/platform/errors";
import { type Day, dayLabel } from "@/lib/shared/dates";

/** What is wrong with a row's day, by field; empty when it can stand. */
export function missingOfDay(
  row: { dueOn: Day | null; lateReason: string },
  earliestDueOn: Day | null,
): FieldErrors {
  if (!row.dueOn || !earliestDueOn || row.dueOn <= earliestDueOn || row.lateReason) return {};
  const label = dayLabel(earliestDueOn);
  return { lateReason: `晚于任务的时限 ${label}，请写明原因，或把完成日期改到 ${label}以前` };
}
