import type { SearchGroup } from "./types";

/** The word of each group of results, in the order in which they are shown. */
export const GROUP_LABELS: Record<SearchGroup, string> = {
  task: "任务",
  organisation: "单位",
  report: "填报",
};
