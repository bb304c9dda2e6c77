/*
 * An answer is a plan: it may have been begun before, but what it promises lies ahead, today at the earliest. What has
 * been done already is said in the report of completion, which has no day of its own.
 */
import { type Day, dayLabel } from "@/lib/shared/dates";

/** What is wrong with the days of an answer given today, in words; null where nothing is. */
export function planProblem(
  { startsOn, doneBy }: { startsOn?: Day | undefined; doneBy: Day },
  today: Day,
): string | null {
  if (doneBy < today) {
    return `完成日期不能早于今天（${dayLabel(today)}）；已经办好的，答复公开后用“部门说办结”写明成果`;
  }
  return startsOn && startsOn > doneBy ? "完成日期早于开始日期，请核对" : null;
}
