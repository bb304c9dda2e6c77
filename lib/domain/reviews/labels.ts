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

/** A reason for returning that is chosen instead of typed. */
export interface StandardReason {
  /** The part that it is about; null for any. */
  field: ReturnField | null;
  text: string;
}

/** The reasons that are always offered, after those of the offices. */
export const RETURN_REASONS: readonly StandardReason[] = [
  { field: "value", text: "数值与佐证材料不一致" },
  { field: "value", text: "数值口径不对，请按任务要求的分子、分母填写" },
  { field: "narrative", text: "没有写清做了什么、覆盖多少" },
  { field: "narrative", text: "写的不是本期的情况" },
  { field: "explanation", text: "未达目标的原因或下一步打算没有说清" },
  { field: "evidence", text: "材料看不清或缺页、缺章" },
  { field: "evidence", text: "材料与本任务或本期无关" },
];

/** A standard reason as a form sends it: the part and the words, so that nothing has to be looked up. */
export function reasonChoice({ field, text }: StandardReason): string {
  return `${field ?? ""}:${text}`;
}

/** What a slower reviewer is told. */
export function fasterMessage(faster: {
  name: string;
  unit: string;
  decision: keyof typeof DECISION_LABELS;
  at: string;
}): string {
  const done = DECISION_LABELS[faster.decision];
  return `${faster.unit} ${faster.name} 已于 ${momentLabel(new Date(faster.at))} ${done}，您的操作没有生效，请刷新页面查看最新情况`;
}

/** What a reviewer is told of a report that is being checked. */
export const DOUBTED = "这份填报已转核查，请等核查结果，或先撤回存疑，再作决定";
