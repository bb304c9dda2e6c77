import type { TourStatus } from "@/lib/domain/cases/tours/types";

/** How far a tour has come, in words. */
export const tourStatusWords: Record<TourStatus, string> = {
  planning: "筹备中",
  announced: "已通知",
  held: "已结束",
};
