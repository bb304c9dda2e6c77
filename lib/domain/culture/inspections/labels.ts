import type { InspectionResult } from "@/lib/domain/culture/inspections/types";

/** What was found, in words. */
export const inspectionResultWords: Record<InspectionResult, string> = {
  fine: "完好",
  damaged: "有损坏",
  outdated: "内容过时",
  closed: "已关闭",
};

/** The sign and colour of each finding. */
export const inspectionResultMarks = {
  fine: { tone: "green", shape: "check" },
  damaged: { tone: "amber", shape: "wave" },
  outdated: { tone: "amber", shape: "question" },
  closed: { tone: "grey", shape: "dash" },
} as const;
