/*
 * What changed for an organisation between two versions of a list: a task is new, no longer asked,
 * changed (and in what), or the same. Those who have not acknowledged may be reminded on working days,
 * once a day for a list.
 */
import { FREQUENCY_LABELS } from "@/lib/domain/assignments/labels";
import { type Exceptions, isWorkingDay } from "@/lib/domain/calendar/rules";
import { type Day, dayLabel } from "@/lib/shared/dates";
import type { DeliveredTask, TaskChange, TaskTerms } from "./types";

const days = (dates: readonly string[]) =>
  dates.map((date) => dayLabel(`2000-${date}`)).join("、") || "未设";

function targetWord({ target, unit }: TaskTerms): string {
  if (target === null) return "未设";
  return unit === "%" ? `${target}%` : `${target} ${unit}`;
}

function evidenceWord({ evidenceMin, evidenceMax }: TaskTerms): string {
  return evidenceMin > 0 ? `${evidenceMin} 至 ${evidenceMax} 份` : `可不附，最多 ${evidenceMax} 份`;
}

const SHOWN: readonly [string, (terms: TaskTerms) => string][] = [
  ["任务", (terms) => terms.title],
  ["举措", (terms) => terms.measure],
  ["指标", (terms) => terms.indicatorName],
  ["目标值", targetWord],
  ["频次", (terms) => FREQUENCY_LABELS[terms.frequency]],
  ["时限", (terms) => days(terms.dueDates)],
  ["佐证材料", evidenceWord],
  ["填报用时", (terms) => `约 ${terms.minutes} 分钟`],
];

/** What differs between two versions of a task, field by field, in words. */
export function changesOf(
  before: TaskTerms,
  after: TaskTerms,
): { name: string; before: string; after: string }[] {
  return SHOWN.flatMap(([name, word]) => {
    const [old, now] = [word(before), word(after)];
    return old === now ? [] : [{ name, before: old, after: now }];
  });
}

/** What became of a task since the version before. */
export function changeOf({ terms, before }: Pick<DeliveredTask, "terms" | "before">): TaskChange {
  if (!terms) return "removed";
  if (!before) return "new";
  return changesOf(before, terms).length > 0 ? "changed" : "same";
}

/** Why nobody may be reminded today, or null. */
export function whyNotRemind(today: Day, remindedOn: Day | null, exceptions: Exceptions) {
  if (remindedOn === today) return "今天已经提醒过，每个工作日最多提醒一次";
  if (!isWorkingDay(today, exceptions)) return "今天是休息日，请在工作日提醒";
  return null;
}
