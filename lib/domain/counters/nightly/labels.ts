import type { CheckState } from "@/lib/domain/counters/nightly/types";

/** The word of each outcome. */
export const CHECK_LABELS: Record<CheckState, string> = {
  running: "核对中",
  good: "一致",
  different: "有差异",
  failed: "没有完成",
};
