import type { DoubtState } from "./types";

/** The word of each state. */
export const DOUBT_LABELS: Record<DoubtState, string> = {
  open: "核查中",
  cleared: "填报属实",
  confirmed: "填报不属实",
  withdrawn: "已撤回",
};
