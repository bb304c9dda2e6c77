/*
 * The yearly notice of the State Council's office on holidays, read as it is pasted: either line by line
 * (2027-02-05 至 2027-02-12 放假 春节; 2027-02-20 上班), or in the notice's own words (二、春节：2月5日（农历
 * 除夕、周五）至12日（周五）放假调休，共8天。2月20日（周六）上班。). What stands in brackets is left out. A
 * sentence names days and says 放假 or 上班; a day without a year is in the year that was chosen; a name
 * before a colon holds until the next. A range has at most 31 days. What cannot be read is said line by
 * line, and nothing of it is guessed.
 */
import { addDays, type Day, daysBetween, isRealDay, weekdayOf } from "@/lib/shared/dates";
import type { CalendarException } from "../types";
import type { NoticeDay, NoticeFault, NoticePlan, ReadNotice } from "./types";

const LONGEST = 31;
const NAME_MAX = 30;

const DAY =
  "(?:(?<y#>\\d{4})\\s*[-年/.]\\s*)?(?:(?<m#>\\d{1,2})\\s*[-月/.]\\s*)?(?<d#>\\d{1,2})(?:\\s*日)?";
const RANGE = new RegExp(
  `${DAY.replaceAll("#", "1")}(?:\\s*(?:至|到|—|–|~|～|-{2})\\s*${DAY.replaceAll("#", "2")})?`,
  "g",
);
const NUMBERED = /^\s*(?:[一二三四五六七八九十]+|\d{1,2})\s*[、.．]\s*(?!\d)/;

interface Parts {
  y?: number;
  m?: number;
  d: number;
}

function partsOf(groups: Record<string, string | undefined>, n: 1 | 2): Parts | null {
  const [y, m, d] = [groups[`y${n}`], groups[`m${n}`], groups[`d${n}`]];
  if (!d) return null;
  return { ...(y && { y: Number(y) }), ...(m && { m: Number(m) }), d: Number(d) };
}

function dayOf({ y, m, d }: Parts, year: number, month: number | undefined): Day | null {
  const inMonth = m ?? month;
  if (!inMonth) return null;
  const two = (number: number) => String(number).padStart(2, "0");
  const day = `${y ?? year}-${two(inMonth)}-${two(d)}`;
  return isRealDay(day) ? day : null;
}

/** The days that a sentence names, in order; a text where they cannot be read. */
function daysIn(sentence: string, year: number): Day[] | string {
  const found: Day[] = [];
  for (const { groups = {} } of sentence.matchAll(RANGE)) {
    const [first, last] = [partsOf(groups, 1), partsOf(groups, 2)];
    if (!first) continue;
    const from = dayOf(first, year, Number(found.at(-1)?.slice(5, 7)) || undefined);
    if (!from) return "日期不存在或没有写月份，请按 2027-02-05 或 2月5日 的样子写";
    const to = last ? dayOf(last, Number(from.slice(0, 4)), Number(from.slice(5, 7))) : from;
    if (!to) return "结束日期不存在，请核对";
    const length = daysBetween(from, to) + 1;
    if (length < 1) return "结束日期早于开始日期，请核对";
    if (length > LONGEST) return `一段最多 ${LONGEST} 天，请核对起止日期`;
    for (let n = 0; n < length; n += 1) found.push(addDays(from, n));
  }
  return found.length > 0 ? found : "没有找到日期，请按 2027-02-05 或 2月5日 的样子写";
}

function kindOf(sentence: string): CalendarException["kind"] | null {
  const [off, on] = [/放假|休息/.test(sentence), /上班|补班/.test(sentence)];
  if (off === on) return null;
  return off ? "holiday" : "workday";
}

/** 「共8天」 counts days and names none. */
function withoutAsides(line: string): string {
  return line
    .normalize("NFKC")
    .replace(/\([^()]*\)/g, "")
    .replace(/共\s*\d+\s*天/g, "")
    .replace(NUMBERED, "");
}

function trailingName(sentence: string): string {
  const [, name = ""] =
    /(?:放假|休息|上班|补班)(?:调休)?\s*[,，]?\s*(\p{Script=Han}{2,})\s*$/u.exec(sentence) ?? [];
  return /^(?:调休|放假|上班)$/.test(name) ? "" : name;
}

interface Reading {
  year: number;
  name: string;
}

function readSentence(sentence: string, { year, name }: Reading): CalendarException[] | string {
  const kind = kindOf(sentence);
  if (!kind) return "请写明放假还是上班，一句只写一种";
  const days = daysIn(sentence, year);
  if (typeof days === "string") return days;
  const said = trailingName(sentence) || name || (kind === "holiday" ? "放假" : "调休上班");
  return days.map((date) => ({ date, kind, name: said.slice(0, NAME_MAX) }));
}

function readLine(line: string, reading: Reading): CalendarException[] | string {
  const plain = withoutAsides(line);
  const [, head, rest] = /^\s*([^:0-9]{2,20}):(.*)$/su.exec(plain) ?? [];
  if (head) reading.name = head.trim();
  const sentences = (rest ?? plain).split(/[。;\n]/).filter((one) => one.trim() !== "");
  const days: CalendarException[] = [];
  for (const sentence of sentences) {
    const found = readSentence(sentence.trim(), reading);
    if (typeof found === "string") return found;
    days.push(...found);
  }
  return days;
}

/** Reads a notice for a year; a day that is named twice differently is a fault of the later line. */
export function readNotice(text: string, year: number): ReadNotice {
  const reading: Reading = { year, name: "" };
  const days = new Map<Day, CalendarException>();
  const faults: NoticeFault[] = [];
  for (const [index, line] of text.split("\n").entries()) {
    if (line.trim() === "") continue;
    const found = readLine(line, reading);
    const clash =
      typeof found !== "string" &&
      found.find((one) => (days.get(one.date)?.kind ?? one.kind) !== one.kind);
    if (typeof found === "string" || clash) {
      const message = clash ? `${clash.date} 前面写的是另一种，请核对` : String(found);
      faults.push({ line: index + 1, text: line.trim(), message });
      continue;
    }
    for (const one of found) days.set(one.date, one);
  }
  return { days: [...days.values()].sort((a, b) => (a.date < b.date ? -1 : 1)), faults };
}

function isUsual({ date, kind }: CalendarException): boolean {
  const isWeekend = weekdayOf(date) === 0 || weekdayOf(date) === 6;
  return (kind === "holiday") === isWeekend;
}

/** What taking a notice over would do to the calendar as it stands. */
export function planNotice(notice: ReadNotice, now: readonly CalendarException[]): NoticePlan {
  const known = new Map(now.map((one) => [one.date, one]));
  const days = notice.days.map((day): NoticeDay => {
    const before = known.get(day.date);
    const isSame = before?.kind === day.kind && before.name === day.name;
    const change = before ? (isSame ? "same" : "changed") : "new";
    return { ...day, change, isUsual: isUsual(day) };
  });
  return { days, faults: notice.faults };
}
