import { STATUS_LABELS } from "@/lib/domain/assignments/labels";
import type { ChangedAssignment, Standing } from "@/lib/domain/counters/changes/types";
import { DECISION_LABELS } from "@/lib/domain/reviews/labels";
import { dayLabel, momentLabel } from "@/lib/shared/dates";

/** How an assignment stood on one of the days. */
export function standingWords(standing: Standing | null): string {
  if (!standing) return "不在其中";
  const word =
    standing.status === "approved" && !standing.isDone ? "待认可" : STATUS_LABELS[standing.status];
  return `${word}，${dayLabel(standing.dueOn)}到期`;
}

/** What happened to an assignment between the days, and why, a line each in the order of time. */
export function happenings({ events, reviews }: ChangedAssignment): string[] {
  const told = events.map(({ at, from, to, wasDueOn, dueOn, reason }) => {
    const moved = from === to ? null : `${STATUS_LABELS[from]} → ${STATUS_LABELS[to]}`;
    const dated = wasDueOn === dueOn ? null : `期限 ${dayLabel(wasDueOn)} → ${dayLabel(dueOn)}`;
    return { at, words: [moved ?? dated ?? "数据有变化", moved ? dated : null, reason] };
  });
  const decided = reviews.map(({ at, decision, reviewer, unit, reason, revision }) => {
    const word = DECISION_LABELS[decision as keyof typeof DECISION_LABELS] ?? decision;
    return { at, words: [`${unit} ${reviewer} ${word}第 ${revision} 次填报`, reason] };
  });
  return [...told, ...decided]
    .sort((one, other) => one.at.localeCompare(other.at))
    .map(({ at, words }) => {
      return `${momentLabel(new Date(at))} ${words.filter(Boolean).join("，")}`;
    });
}

/** Why nothing happened to what yet moved. */
export const ONLY_TIME = "期限已过，没有办理";
