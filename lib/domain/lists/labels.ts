import type { ListStatus } from "./types";

/** The word of each status of a list. */
export const LIST_STATUS_LABELS: Record<ListStatus, string> = {
  draft: "草稿",
  under_consent: "待同意",
  issued: "已下发",
  superseded: "已被新版代替",
  archived: "已归档",
};

/** What a list without a carrier is called. */
export const COORDINATION_NAME = "统筹协调";
