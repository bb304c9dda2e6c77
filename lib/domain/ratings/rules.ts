/*
 * A code stands for one event and is good for one rating. It has twelve random digits and a check digit
 * (ISO 7064, MOD 11,10), written in groups of four, four and five, so that a slip of the finger is told apart
 * from a wrong guess. At most sixty codes may be tried a minute in all. A rating is one of five words; the
 * two lowest are low ratings, and every one of them counts.
 */
import type { RatingLevel, RatingSubjectType, RatingTotals } from "@/lib/domain/ratings/types";

/** From the best to the worst. */
export const LEVELS: readonly RatingLevel[] = [1, 2, 3, 4, 5];

/** Wrong codes that may be tried in a minute, by all together. */
export const GUESSES_A_MINUTE = 60;

/** Random digits of a code. */
const DIGITS = 12;

/** Codes there can be. */
export const CODES = 10 ** DIGITS;

/** The subject of the daily self-test; it is in no other sum. */
export const SELF_TEST_SUBJECT = "00000000-0000-7000-8000-000000000045";

/** True for the two lowest words. */
export function isLow(level: RatingLevel): boolean {
  return level >= 4;
}

/** The check digit of ISO 7064 MOD 11,10: finds every wrong digit and nearly every swap of neighbours. */
function checkDigit(digits: string): number {
  let product = 10;
  for (const digit of digits) {
    const sum = (product + Number(digit)) % 10 || 10;
    product = (sum * 2) % 11;
  }
  return (11 - product) % 10;
}

/** A whole code from a number below `CODES`: thirteen digits. */
export function codeFrom(number: number): string {
  const digits = String(number).padStart(DIGITS, "0");
  return `${digits}${checkDigit(digits)}`;
}

/** The thirteen digits of what somebody typed, with or without spaces, hyphens and full-width digits. */
export function plainCode(typed: string): string {
  return typed.normalize("NFKC").replace(/[\s\-–—·.]/g, "");
}

/** True for thirteen digits whose last one fits; anything else was mistyped and is not looked up. */
export function isWellFormed(code: string): boolean {
  if (!/^\d{13}$/.test(code)) return false;
  return checkDigit(code.slice(0, DIGITS)) === Number(code.slice(DIGITS));
}

/** A code in groups, as it is printed. */
export function groupedCode(code: string): string {
  return [code.slice(0, 4), code.slice(4, 8), code.slice(8)].join(" ");
}

/** No ratings yet. */
export function noRatings(): RatingTotals {
  return { counts: { 1: 0, 2: 0, 3: 0, 4: 0, 5: 0 }, low: 0, total: 0, reasons: [] };
}

/** The share of low ratings in whole percent; null where nobody has rated. */
export function lowShare(totals: RatingTotals): number | null {
  return totals.total === 0 ? null : Math.round((totals.low / totals.total) * 100);
}

/** The reasons offered until the office sets others, for each kind of subject. */
export const USUAL_REASONS: Record<RatingSubjectType, readonly string[]> = {
  visit: [
    "讲解清楚",
    "内容真实",
    "预约方便",
    "开放时间与公布的不符",
    "内容看不懂",
    "设施不便",
    "服务态度不好",
  ],
  tour: [
    "做法学得会",
    "讲解清楚",
    "安排紧凑",
    "内容重复",
    "看得多、交流少",
    "路途太久",
    "给基层添了负担",
  ],
  suggestion: [
    "办得快",
    "说得清楚",
    "问题真解决了",
    "答非所问",
    "拖得太久",
    "只答复没解决",
    "态度不好",
  ],
  topic: ["真解决了问题", "进展公开", "时间合理", "答非所问", "拖得太久", "只在纸面上", "又出现了"],
  self_test: [],
};

/** What the self-test found, from the low ratings before and after. */
export function selfTestVerdict(
  before: number,
  after: number,
): { passed: boolean; detail: string } {
  if (after === before + 1) return { passed: true, detail: "低分评价被接受并计入" };
  const gained = after - before;
  return {
    passed: false,
    detail: `提交了一条“非常不满意”，公开汇总的低分数变化为 ${gained}，应为 1`,
  };
}
