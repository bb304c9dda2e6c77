import type { StopProblem } from "@/lib/domain/routes/timetable/types";

/** When a route is worth going. */
export const seasonWords: Record<string, string> = {
  spring: "春季",
  summer: "夏季",
  autumn: "秋季",
  winter: "冬季",
};

/** Whom it suits. */
export const suitedWords: Record<string, string> = {
  party: "党员",
  staff: "干部职工",
  students: "学生",
  families: "家庭",
  seniors: "老年人",
};

/** How long it takes. */
export const durationWords: Record<string, string> = {
  half: "半天以内",
  day: "一天以内",
  long: "一天以上",
};

/** How one gets to the next stop. */
export const travelWords: Record<string, string> = {
  walk: "步行",
  bus: "公交",
  car: "乘车",
  ferry: "轮渡",
};

/** What a stop is; a site may be named or only reported, which its own page tells. */
export const stopKindWords = {
  site: "示范点与做法",
  venue: "文化阵地",
  point: "自设点位",
} as const;

/** A stop at a site of which one knows whether it was named. */
export const siteStopWords = { named: "示范点", reported: "公开报道的做法" } as const;

/** Days of the week, Sunday first. */
export const weekdayWords = ["周日", "周一", "周二", "周三", "周四", "周五", "周六"] as const;

/** What does not fit on a day, as a sentence that says what to do. */
export const stopProblemWords: Record<StopProblem, string> = {
  closed_day: "这一天不开放，请换一天",
  after_closing: "到达时已经闭馆，请早些出发",
  cut_short: "闭馆前看不完，请早些出发或缩短前面的停留",
};
