import type { RatingLevel, RatingSubjectType } from "@/lib/domain/ratings/types";

/** The five words, from the best to the worst. */
export const ratingWords: Record<RatingLevel, string> = {
  1: "非常满意",
  2: "满意",
  3: "基本满意",
  4: "不满意",
  5: "非常不满意",
};

/** What is rated, as the form asks for it. */
export const ratingSubjectWords: Record<RatingSubjectType, string> = {
  visit: "这次参观",
  tour: "这次观摩",
  suggestion: "这件意见建议的办理",
  topic: "这个点题项目的办理",
  self_test: "本次自检",
};
