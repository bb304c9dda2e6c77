import type { CircularRow, CircularStatus } from "@/lib/domain/circulars/types";

/** The word of each status. */
export const CIRCULAR_WORDS: Record<CircularStatus, string> = {
  draft: "草稿",
  released: "已发出",
  withdrawn: "已撤回",
};

/** `2026 年第 3 号`; drafts have no number yet. */
export function circularName({ year, number }: Pick<CircularRow, "year" | "number">): string {
  return number === null ? "发出时编号" : `${year} 年第 ${number} 号`;
}
