import type { EntryChange, ListComparison } from "./types";

/** The words of what became of an entry. */
export const CHANGE_LABELS: Record<EntryChange["kind"], string> = {
  added: "新增",
  removed: "取消",
  changed: "调整",
  replaced: "改为新任务",
  same: "未变",
};

/** 新增 2 项，调整 5 项，取消 1 项; 内容没有变化 where nothing differs. */
export function comparisonWords({ counts }: ListComparison, unit = "项"): string {
  const kinds = ["added", "replaced", "changed", "removed"] as const;
  const words = kinds
    .filter((kind) => counts[kind] > 0)
    .map((kind) => `${CHANGE_LABELS[kind]} ${counts[kind]} ${unit}`);
  return words.length > 0 ? words.join("，") : "内容没有变化";
}
