import type { ClosingKind, ClosingRule, YearActKind } from "./types";

/** The word of each act. */
export const ACT_LABELS: Record<YearActKind, string> = {
  open: "开启年度",
  close: "关闭年度",
  reopen: "重新开启",
  carry_over: "结转",
};

/** The word of each kind of open assignment. */
export const KIND_LABELS: Record<ClosingKind, string> = {
  late: "已到期、没有报",
  upcoming: "还没到期",
  returned: "已退回、待重报",
  submitted: "已报、待审核",
  awaiting: "待取数",
};

/** The word of each rule, and what it means. */
export const RULE_LABELS: Record<ClosingRule, { word: string; note: string }> = {
  keep: { word: "继续报送", note: "到指定的一天为止，照常报送、审核" },
  carry: { word: "结转下年", note: "本年按未办结计，下一年度继续做" },
  cancel: { word: "取消", note: "不再计入任何完成率，要写明原因" },
  freeze: { word: "归档", note: "按未办结留存，不再接收填报" },
};
