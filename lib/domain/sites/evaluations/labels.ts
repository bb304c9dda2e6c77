import type { ItemAnswer } from "@/lib/domain/sites/evaluations/types";

/** What is said of an item, in words. */
export const ITEM_ANSWER_LABELS: Record<ItemAnswer, string> = {
  yes: "符合",
  partly: "部分符合",
  no: "不符合",
};
