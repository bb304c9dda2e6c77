import type { ObjectionOutcome } from "@/lib/domain/sites/objections/types";

/** What became of an objection, in words. */
export const OBJECTION_OUTCOME_LABELS: Record<ObjectionOutcome, string> = {
  upheld: "属实",
  partly: "部分属实",
  not_upheld: "不属实",
};
