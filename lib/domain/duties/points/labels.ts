import type { PointState } from "./types";

/** The word of each state of a clause, and its tone. */
export const POINT_STATES: Record<
  PointState,
  { word: string; tone: "green" | "qing" | "red" | "grey" | "muted" }
> = {
  done: { word: "已落实", tone: "green" },
  open: { word: "推进中", tone: "qing" },
  overdue: { word: "超期", tone: "red" },
  none: { word: "暂无任务", tone: "grey" },
  hidden: { word: "不在查看范围", tone: "muted" },
};
