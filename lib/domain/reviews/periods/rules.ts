/*
 * Which dates and periods a narrative names that lie outside the period reported on. A month, quarter or
 * half-year without a year is one of the reported year. What is counted up over the year may name any part
 * of the year up to the end of the period. Titles and document numbers are left out, and so is a sentence
 * that looks back or ahead (去年, 同比, 上季度, 计划, 下一步 …): naming another time is its point.
 */
import { type Frequency, periodsIn } from "@/lib/domain/assignments/rules";
import { addDays, type Day } from "@/lib/shared/dates";

/** The period of a report, and whether its figures run on from the beginning of the year. */
export interface ReportedPeriod {
  year: number;
  period: number;
  frequency: Frequency;
  accumulation: "flow" | "stock" | "cumulative";
}

/** First and last day, both included. */
export type Span = readonly [Day, Day];

const two = (number: number) => String(number).padStart(2, "0");

function monthsOf(year: number, first: number, last: number): Span {
  const [nextYear, next] = last === 12 ? [year + 1, 1] : [year, last + 1];
  return [`${year}-${two(first)}-01`, addDays(`${nextYear}-${two(next)}-01`, -1)];
}

/** The days that a report is about. */
export function spanOf({ year, period, frequency, accumulation }: ReportedPeriod): Span {
  const months = 12 / periodsIn(frequency);
  const [first, last] = monthsOf(year, (period - 1) * months + 1, period * months);
  return accumulation === "flow" ? [first, last] : [`${year}-01-01`, last];
}

const LEFT_OUT = /《[^》]*》|〔[^〕]*〕|\[[^\]]*\]/g;
const SENTENCE = /[^。；;!！?？\n]+/g;
const ELSEWHERE =
  /去年|上年|往年|同比|环比|较上|比上|上季度|上月|上期|上半年末|计划|拟|下一步|下步|将于|将在|预计|打算|下季度|下月|明年|届时|印发|文件/;
const QUARTERS: Readonly<Record<string, number>> = { 一: 1, 二: 2, 三: 3, 四: 4 };
const MENTION =
  /(?:(20\d{2})\s*年)?\s*(?:第?\s*([一二三四1-4])\s*季度|([上下])半年|(?<![\d.])(1[0-2]|0?[1-9])\s*月(?:\s*份|\s*(3[01]|[12]\d|0?[1-9])\s*[日号])?)|(20\d{2})\s*年(?:度)?|(20\d{2})[-/.](1[0-2]|0?[1-9])[-/.](3[01]|[12]\d|0?[1-9])(?!\d)/g;

function dayOf(year: number, month: number, day: string | undefined): Span {
  if (!day) return monthsOf(year, month, month);
  const on = `${year}-${two(month)}-${two(Number(day))}`;
  return [on, on];
}

function spanNamed(found: RegExpMatchArray, reported: number): Span | null {
  const [, before, quarter, half, month, day, alone, isoYear, isoMonth, isoDay] = found;
  const year = Number(before ?? alone ?? isoYear ?? reported);
  if (quarter) {
    const number = QUARTERS[quarter] ?? Number(quarter);
    return monthsOf(year, number * 3 - 2, number * 3);
  }
  if (half) return half === "上" ? monthsOf(year, 1, 6) : monthsOf(year, 7, 12);
  if (month) return dayOf(year, Number(month), day);
  if (isoMonth) return dayOf(year, Number(isoMonth), isoDay);
  return alone ? monthsOf(year, 1, 12) : null;
}

const apart = (one: Span, other: Span) => one[1] < other[0] || one[0] > other[1];

/** The dates and periods in a text that lie wholly outside the reported period, as they are written. */
export function strayPeriods(narrative: string, reported: ReportedPeriod): string[] {
  const span = spanOf(reported);
  const sentences = narrative.replace(LEFT_OUT, "").match(SENTENCE) ?? [];
  const stray = sentences
    .filter((sentence) => !ELSEWHERE.test(sentence))
    .flatMap((sentence) => [...sentence.matchAll(MENTION)])
    .flatMap((found) => {
      const named = spanNamed(found, reported.year);
      return named && apart(named, span) ? [found[0].trim()] : [];
    });
  return [...new Set(stray)];
}

/** True for a picture taken before the reported period, or after both its end and the due day. */
export function isTakenOutside(takenOn: Day, reported: ReportedPeriod, dueOn: Day): boolean {
  const [first, last] = spanOf(reported);
  return takenOn < first || takenOn > (dueOn > last ? dueOn : last);
}
