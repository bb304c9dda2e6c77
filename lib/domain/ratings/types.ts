/** What can be rated. */
export type RatingSubjectType = "visit" | "tour" | "suggestion" | "topic" | "self_test";

/** 1 非常满意 · 2 满意 · 3 基本满意 · 4 不满意 · 5 非常不满意 */
export type RatingLevel = 1 | 2 | 3 | 4 | 5;

/** What is rated, by its kind and record (of a visit the site). */
export interface RatingSubject {
  subjectType: RatingSubjectType;
  subjectId: string;
}

/** A code to be given out. */
export interface RatingCodeWish extends RatingSubject {
  /** What its holder reads above the form, e.g. 参观“××村清廉大院”（11 月 18 日） */
  about: string;
  regionCode: string;
  /** The last day on which it is taken, as 2026-12-31. */
  expiresOn: string;
}

/** How often a reason was given. */
export interface ReasonCount {
  reason: string;
  count: number;
}

/** All ratings of some subjects together. */
export interface RatingTotals {
  /** How many of each of the five words. */
  counts: Record<RatingLevel, number>;
  /** 不满意 and 非常不满意. */
  low: number;
  total: number;
  /** The most frequent first. */
  reasons: ReasonCount[];
}

/** What a code opens: the form, or that it has been used or has expired, and then nothing more. */
export type RatingEntry =
  | { state: "open"; about: string; subjectType: RatingSubjectType; reasons: readonly string[] }
  | { state: "used" }
  | { state: "expired" };

/** What somebody added to a rating, for the unit concerned. */
export interface RatingWords {
  id: string;
  level: RatingLevel;
  reasons: string[];
  words: string | null;
  about: string;
  ratedOn: string;
}

/** page: through the public form; command: the form's command, where no app answered. */
export type SelfTestWay = "page" | "command";

/** What the self-test of a day found. */
export interface SelfTest {
  day: string;
  /** The n-th try of the day. */
  attempt: number;
  passed: boolean;
  way: SelfTestWay;
  lowBefore: number;
  lowAfter: number;
  detail: string;
  isToday: boolean;
}
