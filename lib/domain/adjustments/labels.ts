import { dayLabel, momentLabel } from "@/lib/shared/dates";
import type { AdjustmentKind, AdjustmentStatus, AdjustmentTerms, AdjustmentWord } from "./types";

/** The word of each kind. */
export const ADJUSTMENT_KIND_LABELS: Record<AdjustmentKind, string> = {
  extension: "延期",
  target: "调整目标",
  weakening: "放宽上级清单",
};

/** The word of each status. */
export const ADJUSTMENT_STATUS_LABELS: Record<AdjustmentStatus, string> = {
  waiting: "待办理",
  granted: "已同意",
  refused: "未同意",
  withdrawn: "已撤回",
};

/** The word of each step. */
export const ADJUSTMENT_WORD_LABELS: Record<AdjustmentWord, string> = {
  agree: "同意",
  refuse: "不同意",
  skip: "转上级",
  withdraw: "撤回",
};

const dates = (days: readonly string[]) =>
  days.map((day) => dayLabel(`2000-${day}`)).join("、") || "未设";

function amount(value: number | null, unit: string): string {
  if (value === null) return "未设";
  return unit === "%" ? `${value}%` : `${value} ${unit}`;
}

/** What holds and what is wanted, in words, line by line. */
export function termLines(
  terms: AdjustmentTerms & { kind: AdjustmentKind },
): { name: string; held: string; wanted: string }[] {
  const lines: { name: string; held: string; wanted: string }[] = [];
  if (terms.wantedDueOn) {
    const held = terms.dueOn ? dayLabel(terms.dueOn) : "未设";
    lines.push({ name: "时限", held, wanted: dayLabel(terms.wantedDueOn) });
  }
  if (terms.wantedDueDates.length > 0) {
    const [held, wanted] = [dates(terms.dueDates), dates(terms.wantedDueDates)];
    lines.push({ name: "各期时限", held, wanted });
  }
  if (terms.kind === "target" || (terms.kind === "weakening" && terms.wantedTarget !== null)) {
    const wanted = amount(terms.wantedTarget, terms.unit);
    lines.push({ name: "目标值", held: amount(terms.target, terms.unit), wanted });
  }
  return lines;
}

/** 「张三（南漳县农业农村局）已于 11 月 22 日 10:05 办理：同意」: what the slower one is told. */
export function fasterMessage(step: {
  name: string;
  unit: string;
  decision: AdjustmentWord;
  at: string;
}): string {
  const when = momentLabel(new Date(step.at));
  const who = step.unit === step.name ? step.name : `${step.name}（${step.unit}）`;
  return `${who}已于 ${when} 办理：${ADJUSTMENT_WORD_LABELS[step.decision]}。请刷新页面查看最新状态`;
}
