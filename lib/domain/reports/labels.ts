import type { Change } from "./rules";
import type { IndicatorFacts, ReportValues } from "./types";

/** The words of the four states of saving. */
export const SAVING_LABELS = {
  saved: "已保存",
  saving: "保存中",
  offline: "离线暂存",
  failed: "保存失败",
} as const;

/** The heading of each part of a report. */
export const PART_LABELS = {
  numerator: "分子",
  denominator: "分母",
  value: "数值",
  hasNoFigure: "本期没有数",
  narrative: "进展情况",
  explanation: "原因和下一步打算",
  difficulties: "困难和请求",
  evidence: "佐证材料",
} as const;

/** What the person who submits confirms; kept word for word in the audit entry. */
export const DECLARATION = "以上内容已经核对，真实准确，与原始材料一致；本单位对此负责";

const MOVED = {
  draft: "这项任务已经提交或办结，不能再改草稿。请刷新页面查看最新状态",
  submit: "这项任务刚刚已由他人提交或状态已变化，您填写的内容仍保留。请刷新页面查看最新状态",
  withdraw: "审核人已经处理，不能撤回。请刷新页面查看审核结果",
} as const;

/** What a writer is told when somebody was faster. */
export function movedOn(what: keyof typeof MOVED): string {
  return MOVED[what];
}

/** 「3 / 4」, 「12.5」: the figures of a report in one line. */
export function figureWord(values: ReportValues): string {
  if (values.numerator !== null) return `${values.numerator} / ${values.denominator}`;
  return values.value ?? NO_FIGURE;
}

/** What stands where a report has no figure: never a zero. */
export const NO_FIGURE = "没有数";

/** 「比上期多 38（76%）」: how far a figure is from last time, with its sign in words. */
export function changeWord(change: Pick<Change, "field" | "difference" | "share">): string {
  const amount = Number(Math.abs(change.difference).toFixed(change.field === "percent" ? 1 : 4));
  if (amount === 0) return "与上期持平";
  const unit = change.field === "percent" ? " 个百分点" : "";
  const share =
    change.share === null || change.field === "percent" ? "" : `（${Math.abs(change.share)}%）`;
  return `比上期${change.difference > 0 ? "多" : "少"} ${amount}${unit}${share}`;
}

/** A per cent with at most one place: 98 %, 97.5 %. */
export function percentLabel(percent: number): string {
  return `${Number(percent.toFixed(1))}%`;
}

/** The target in words: 不低于 98%, 达到 100%, 应为 0. */
export function targetLabel(
  facts: Pick<IndicatorFacts, "form" | "direction" | "target" | "unit">,
): string {
  if (facts.form === "boolean") {
    return facts.direction === "zero" || facts.direction === "decrease" ? "应为“否”" : "应为“是”";
  }
  if (facts.direction === "zero") return "应为 0";
  if (facts.target === null) return "未设目标";
  const amount = facts.unit === "%" ? `${facts.target}%` : `${facts.target} ${facts.unit}`;
  if (facts.direction === "reach") return `达到 ${amount}`;
  return facts.direction === "increase" ? `不低于 ${amount}` : `不高于 ${amount}`;
}
