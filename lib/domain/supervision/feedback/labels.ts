import type { FeedbackKind } from "./types";

/** What each kind is called, and whose word it waits for. */
export const FEEDBACK_LABELS: Record<FeedbackKind, { title: string; waitsFor: string }> = {
  order: { title: "督促的答复", waitsFor: "办公室或纪检监察机关认可" },
  doubt: { title: "存疑的答复", waitsFor: "审核人继续审核" },
  adjustment: { title: "延期与调整", waitsFor: "牵头单位或办公室表态" },
  opening: { title: "开窗申请", waitsFor: "审核单位答复" },
  voice: { title: "基层反映", waitsFor: "发布清单的单位答复" },
  resubmitted: { title: "退回后重报", waitsFor: "审核人再审" },
  circular: { title: "通报回执", waitsFor: "收到通报的单位确认" },
};
