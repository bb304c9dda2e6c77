import type { StateGroup } from "@/lib/domain/topics/shown/types";

/** The groups of the public list in words. */
export const stateGroupWords: Record<StateGroup, string> = {
  waiting: "待答复",
  overdue: "超期未答复",
  working: "办理中",
  disputed: "有分歧",
  done: "三方一致",
};
