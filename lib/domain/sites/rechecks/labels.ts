import type { RecheckCause, RecheckResult } from "@/lib/domain/sites/rechecks/types";

/** Why a re-check was begun, in words. */
export const RECHECK_CAUSE_LABELS: Record<RecheckCause, string> = {
  yearly: "到期复核",
  draw: "抽取复核",
  signal: "提前复核",
  rectified: "整改后复核",
};

/** What came of a re-check, in words. */
export const RECHECK_RESULT_LABELS: Record<RecheckResult, string> = {
  keep: "保留",
  rectify: "限期整改",
  withdraw: "退出",
};
