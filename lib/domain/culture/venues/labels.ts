import type { VenueStage, VenueStatus } from "@/lib/domain/culture/venues/types";

/** How a venue stands, in words. */
export const venueStatusWords: Record<VenueStatus, string> = {
  planned: "筹建",
  open: "开放",
  under_repair: "维修中",
  closed: "已关闭",
};

/** How far its entry has come. */
export const venueStageWords: Record<VenueStage, string> = {
  draft: "草稿",
  submitted: "待确认",
  confirmed: "已确认",
  returned: "已退回",
};

/** The sign and colour of each stage. */
export const venueStageMarks = {
  draft: { tone: "muted", shape: "dotted" },
  submitted: { tone: "lian", shape: "hourglass" },
  confirmed: { tone: "plain", shape: "check" },
  returned: { tone: "amber", shape: "return" },
} as const;
