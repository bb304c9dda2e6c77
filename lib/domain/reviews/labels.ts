import { momentLabel } from "@/lib/shared/dates";

/** The word of each decision. */
export const DECISION_LABELS = {
  approve: "通过",
  return: "退回",
  accept: "认可",
  reopen: "重新打开",
  retract: "撤回通过",
} as const;

/** What a return can be addressed to. */
export const RETURN_FIELDS = {
  value: "数值",
  narrative: "进展情况",
  explanation: "原因说明",
  evidence: "佐证材料",
} as const;

/** A part of a report that a return names. */
export type ReturnField = keyof typeof RETURN_FIELDS;

/** The reasons that are chosen most, each addressed to a part; a remark can be added. */
export const RETURN_REASONS: readonly { code: string; field: ReturnField; text: string }[] = [
  { code: "figure_evidence", field: "value", text: "数值与佐证材料不一致" },
  { code: "figure_scope", field: "value", text: "数值口径不对，请按任务要求的分子、分母填写" },
  { code: "text_unclear", field: "narrative", text: "没有写清做了什么、覆盖多少" },
  { code: "text_period", field: "narrative", text: "写的不是本期的情况" },
  { code: "cause_missing", field: "explanation", text: "未达目标的原因或下一步打算没有说清" },
  { code: "evidence_unreadable", field: "evidence", text: "材料看不清或缺页、缺章" },
  { code: "evidence_unrelated", field: "evidence", text: "材料与本任务或本期无关" },
];

/** What a slower reviewer is told. */
export function fasterMessage(faster: {
  name: string;
  unit: string;
  decision: keyof typeof DECISION_LABELS;
  at: string;
}): string {
  const done = DECISION_LABELS[faster.decision];
  return `${faster.unit} ${faster.name} 已于 ${momentLabel(new Date(faster.at))} ${done}，您的操作没有生效`;
}
