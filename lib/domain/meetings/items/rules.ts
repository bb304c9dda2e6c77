/*
 * A decision is typed as one line: what, who, by when. It is given (becomes an assignment) when all three are
 * there and the day is not past; until then it can be changed and taken away. Once given it follows its
 * assignment: open, submitted, returned, done, exempted, cancelled. It can be cancelled with a reason until
 * it is done.
 *
 * A day may be typed as people say it: 今天 明天 后天, 下周五, 本月底 下月底, 季度末, 年底, 10日, 12月10日, 12.10,
 * 3天后 两周后 1个月后, or 2026-12-10. A day without a month or a year is the next one that comes.
 */
import type { AssignmentStatus } from "@/lib/domain/assignments/types";
import { endOfNextQuarter } from "@/lib/domain/meetings/rules";
import { addDays, type Day, isRealDay, weekdayOf } from "@/lib/shared/dates";
import type { ItemState } from "./types";

/** What decides an item's state. */
export interface ItemFacts {
  status: "draft" | "assigned" | "done" | "cancelled";
  assignmentStatus: AssignmentStatus | null;
  isDone: boolean;
}

/** Where an item stands. */
export function itemState({ status, assignmentStatus, isDone }: ItemFacts): ItemState {
  if (status === "draft" || status === "cancelled") return status;
  if (isDone) return "done";
  switch (assignmentStatus) {
    case "submitted":
    case "approved":
    case "accepted":
      return "submitted";
    case "returned":
    case "exempted":
    case "cancelled":
      return assignmentStatus;
    default:
      return "open";
  }
}

/** What a draft still lacks before it can be given, in words; empty when nothing. */
export function missingParts(
  item: { text: string; organisationId: string | null; dueOn: Day | null },
  today: Day,
): string[] {
  const missing: string[] = [];
  if (item.text.trim() === "") missing.push("事项内容");
  if (!item.organisationId) missing.push("责任单位");
  if (!item.dueOn) missing.push("完成时限");
  else if (item.dueOn < today) missing.push("今天或以后的完成时限");
  return missing;
}

const two = (number: number) => String(number).padStart(2, "0");

function dayOf(year: number, month: number, day: number): Day | null {
  const text = `${year}-${two(month)}-${two(day)}`;
  return isRealDay(text) ? text : null;
}

function endOfMonth(year: number, month: number): Day {
  return addDays(`${year + Math.floor(month / 12)}-${two((month % 12) + 1)}-01`, -1);
}

const COUNTS: Record<string, number> = {
  ...{ 一: 1, 两: 2, 二: 2, 三: 3, 四: 4, 五: 5, 六: 6, 七: 7, 八: 8, 九: 9, 十: 10, 半: 0.5 },
};
const WEEKDAYS: Record<string, number> = { 一: 1, 二: 2, 三: 3, 四: 4, 五: 5, 六: 6, 日: 7, 天: 7 };

interface Today {
  day: Day;
  year: number;
  month: number;
  date: number;
}

function fixedWord(text: string, { day, year, month }: Today): Day | null {
  const quarterEnd = endOfMonth(year, Math.ceil(month / 3) * 3);
  const words: Record<string, Day> = {
    ...{ 今天: day, 今日: day, 明天: addDays(day, 1), 后天: addDays(day, 2) },
    ...{ 月底: endOfMonth(year, month), 月末: endOfMonth(year, month) },
    ...{ 本月底: endOfMonth(year, month), 本月末: endOfMonth(year, month) },
    ...{ 下月底: endOfMonth(year, month + 1), 下月末: endOfMonth(year, month + 1) },
    ...{ 季度末: quarterEnd, 本季度末: quarterEnd, 季末: quarterEnd, 本季末: quarterEnd },
    ...{ 下季度末: endOfNextQuarter(day), 下季末: endOfNextQuarter(day) },
    ...{ 年底: `${year}-12-31`, 年末: `${year}-12-31`, 年内: `${year}-12-31` },
  };
  return Object.hasOwn(words, text) ? (words[text] ?? null) : null;
}

function weekWord(text: string, { day }: Today): Day | null {
  const [, next = "", word = ""] =
    /^(本|这|下下|下)?(?:周|星期|礼拜)([一二三四五六日天])$/.exec(text) ?? [];
  const wanted = WEEKDAYS[word];
  if (!wanted) return null;
  const monday = addDays(day, 1 - (weekdayOf(day) || 7));
  const weeks = next === "下下" ? 2 : next === "下" ? 1 : 0;
  const found = addDays(monday, weeks * 7 + wanted - 1);
  return next === "" && found < day ? addDays(found, 7) : found;
}

function afterWord(text: string, { day, year, month, date }: Today): Day | null {
  const [, count = "", unit = ""] =
    /^(\d{1,3}|[一两二三四五六七八九十半])(天|日|周|个星期|星期|个月|月)(?:后|内|以内|之内)$/.exec(
      text,
    ) ?? [];
  const number = COUNTS[count] ?? Number(count);
  if (!unit || number <= 0) return null;
  if (unit === "天" || unit === "日") return addDays(day, Math.ceil(number));
  if (unit.endsWith("月")) {
    if (number < 1) return addDays(day, 15);
    const to = month - 1 + number;
    const last = endOfMonth(year + Math.floor(to / 12), (to % 12) + 1);
    return dayOf(Number(last.slice(0, 4)), (to % 12) + 1, date) ?? last;
  }
  return addDays(day, Math.ceil(number * 7));
}

function numbers(text: string, { day, year, month }: Today): Day | null {
  const whole = /^(\d{4})[-./年](\d{1,2})[-./月](\d{1,2})日?$/.exec(text);
  if (whole) return dayOf(Number(whole[1]), Number(whole[2]), Number(whole[3]));
  const short = /^(\d{1,2})(?:[-./月])(\d{1,2})[日号]?$/.exec(text);
  if (short) {
    const found = dayOf(year, Number(short[1]), Number(short[2]));
    return found && found < day ? dayOf(year + 1, Number(short[1]), Number(short[2])) : found;
  }
  const only = /^(\d{1,2})[日号]?$/.exec(text);
  if (!only) return null;
  const found = dayOf(year, month, Number(only[1]));
  if (found && found >= day) return found;
  const next = month === 12 ? [year + 1, 1] : [year, month + 1];
  return dayOf(next[0] ?? year, next[1] ?? 1, Number(only[1]));
}

/** The day that somebody means; null where the words say none. */
export function readDay(typed: string, day: Day): Day | null {
  const text = typed
    .normalize("NFKC")
    .replace(/\s+/g, "")
    .replace(/[前止底]$/, (last) => (last === "底" ? last : ""));
  const [year = 0, month = 0, date = 0] = day.split("-").map(Number);
  const today = { day, year, month, date };
  return (
    fixedWord(text, today) ??
    weekWord(text, today) ??
    afterWord(text, today) ??
    numbers(text, today)
  );
}

/** Days that are often meant, as buttons beside the field. */
export function quickDays(today: Day): { label: string; day: Day }[] {
  return ["下周五", "月底", "下月底", "季度末", "年底"].flatMap((label) => {
    const day = readDay(label, today);
    return day && day >= today ? [{ label, day }] : [];
  });
}
