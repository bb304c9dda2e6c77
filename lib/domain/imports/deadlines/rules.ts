import type { GridCell } from "@/lib/platform/spreadsheet/types";
import { unsure, wrong } from "../doubts/rules";
import type { Note } from "../doubts/types";
import type { Frequency } from "../schema";
import type { MonthDay } from "../types";

// How a completion time is read. One day in the list means once a year, two mean each half year, four
// each quarter; 每季度末月25日前 names the four, 每月25日前 the twelve. A day that does not exist, a day
// of another year, a number of days that fits no period, or a day before its period begins is an error.

/** What a completion time says. Null and empty where it cannot be used; then an error note says why. */
export interface DeadlineReading {
  frequency: Frequency | null;
  dueDates: MonthDay[];
  notes: Note[];
}

/** Longer texts are refused for their length where the row is read. */
const LONGEST = 200;
const REMEDY =
  "请写成“2026年12月10日前”“6月25日前、12月10日前”“每季度末月25日前”或“每月25日前”这样的形式";
const BY_COUNT: Readonly<Record<number, Frequency>> = {
  1: "annual",
  2: "semiannual",
  4: "quarterly",
  12: "monthly",
};
const MONTHS: Readonly<Record<Exclude<Frequency, "annual">, readonly number[]>> = {
  semiannual: [6, 12],
  quarterly: [3, 6, 9, 12],
  monthly: [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12],
};
const FREQUENCY_WORDS: readonly [RegExp, Frequency][] = [
  [/每?半年|每年(两|二|2)次/, "semiannual"],
  [/季/, "quarterly"],
  [/每年|年度|一年|每年度|全年|年底/, "annual"],
  [/每?月/, "monthly"],
];

/** The frequency that words such as 每半年 or 按季度 name; null for 适时, 长期 and the like. */
export function frequencyOf(text: string): Frequency | null {
  return FREQUENCY_WORDS.find(([words]) => words.test(text))?.[1] ?? null;
}

/** The last day of a month; February has 29 only in a known leap year. */
export function lastDay(month: number, year: number | null): number {
  return new Date(Date.UTC(year ?? 2001, month, 0)).getUTCDate();
}

function monthDay(month: number, day: number): MonthDay {
  return `${String(month).padStart(2, "0")}-${String(day).padStart(2, "0")}`;
}

/** The same day in each of the period's last months; a day that a month lacks becomes its last. */
function recurring(
  frequency: Exclude<Frequency, "annual">,
  day: number | null,
  year: number | null,
): DeadlineReading {
  if (day !== null && (day < 1 || day > 31)) {
    return failed(wrong(`没有 ${day} 日这一天`, REMEDY));
  }
  const months = MONTHS[frequency];
  const isShort = day !== null && months.some((month) => day > lastDay(month, year));
  const dueDates = months.map((month) =>
    monthDay(month, Math.min(day ?? 31, lastDay(month, year))),
  );
  const notes = isShort ? [unsure(`有的月份没有 ${day} 日，那些月份按月底最后一天理解`)] : [];
  return { frequency, dueDates, notes };
}

function failed(...notes: Note[]): DeadlineReading {
  return { frequency: null, dueDates: [], notes };
}

const RECURRING: readonly [RegExp, Exclude<Frequency, "annual">][] = [
  [/^每半年(?:末月|末|最后一个?月)?(?:的)?(?:第)?(\d{1,2})?/, "semiannual"],
  [/^(?:每个?|按|各)?季度?(?:末月|末|最后一个?月)?(?:的)?(\d{1,2})?/, "quarterly"],
  [/^(?:每个?|按|各)月(?:度)?(?:的)?(\d{1,2})?/, "monthly"],
];

/** 每季度末月25日前, 季末, 每月底 and the like; null when the text is not of that kind. */
function readRecurring(text: string, year: number | null): DeadlineReading | null {
  for (const [pattern, frequency] of RECURRING) {
    const match = pattern.exec(text);
    if (!match) continue;
    const rest = text.slice(match[0].length);
    if (rest.startsWith("月")) return null;
    if (/\d|首月|次月|下月|初|上旬|中旬/.test(rest)) {
      return failed(wrong("没有认出完成时限中的日期", REMEDY));
    }
    const day = match[1] === undefined ? null : Number(match[1]);
    const reading = recurring(frequency, day, year);
    const isMonthEnd = /末|底/.test(match[0] + rest);
    if (day === null && !isMonthEnd) {
      reading.notes.push(unsure(`“${text}”没有写日期，按每期最后一个月的月底理解`));
    }
    return reading;
  }
  return null;
}

interface StatedDay {
  year: number | null;
  month: number;
  day: number;
  isGuess: boolean;
}

const DAY_WORDS: Readonly<Record<string, number>> = { 上旬: 10, 中旬: 20 };
const STATED =
  /(?:(\d{4})(?:年|[.\-/]))?(?<!\d)(\d{1,2})(?:月份?|[.\-/](?=\d))(?:(\d{1,2})(?:日|号)?|(底|末|上旬|中旬|下旬))?/g;

function statedDays(text: string, year: number | null): { days: StatedDay[]; rest: string } {
  const days: StatedDay[] = [];
  const rest = text.replace(STATED, (_, y?: string, m?: string, d?: string, word?: string) => {
    const month = Number(m);
    const own = y === undefined ? null : Number(y);
    const end = month >= 1 && month <= 12 ? lastDay(month, own ?? year) : 31;
    const day = d === undefined ? (DAY_WORDS[word ?? ""] ?? end) : Number(d);
    const isGuess = d === undefined && word !== "底" && word !== "末";
    days.push({ year: own, month, day, isGuess });
    return "";
  });
  return { days, rest };
}

function dayNotes(stated: StatedDay, year: number | null): Note[] {
  const { month, day } = stated;
  const own = stated.year ?? year;
  if (month < 1 || month > 12) return [wrong(`没有 ${month} 月`, REMEDY)];
  if (day < 1 || day > lastDay(month, own)) {
    const which = month === 2 && day === 29 && own !== null ? `${own} 年` : "";
    return [wrong(`${which}没有 ${month} 月 ${day} 日这一天`, "请改为存在的日期")];
  }
  if (stated.year !== null && year !== null && stated.year !== year) {
    return [
      wrong(
        `时限写的是 ${stated.year} 年，清单是 ${year} 年的`,
        "请改为清单年度内的日期，或不写年份",
      ),
    ];
  }
  if (stated.isGuess) return [unsure(`“${month} 月”没有写明哪一天，按 ${month} 月 ${day} 日理解`)];
  return [];
}

/** A period's report cannot be due before the period begins. */
function orderNotes(dueDates: readonly MonthDay[]): Note[] {
  const length = 12 / dueDates.length;
  const early = dueDates.findIndex((due, index) => Number(due.slice(0, 2)) <= index * length);
  if (early < 0) return [];
  return [
    wrong(
      `第 ${early + 1} 期的时限 ${dueDates[early]} 早于该期开始`,
      "请检查各期时限，每期一个日期，依次落在该期之内或之后",
    ),
  ];
}

const FILLER =
  /[前之以内、，,；;及和与或（）()：:。\s]|完成|报送|上报|填报|分别|于|每年|当年|本年|年度|[上下]半年|第?[一二三四1-4]季度|全年/g;

function readStated(text: string, year: number | null): DeadlineReading {
  if (/次年|翌年|来年|下一?年|第二年/.test(text)) {
    return failed(wrong("时限写到了下一年", "请改为清单年度内的日期，最晚 12 月 31 日"));
  }
  const { days, rest } = statedDays(text, year);
  if (days.length === 0) return failed(wrong("没有认出完成时限", REMEDY));
  const notes = days.flatMap((day) => dayNotes(day, year));
  if (notes.some((note) => note.severity === "error")) return failed(...notes);
  const dueDates = [...new Set(days.map(({ month, day }) => monthDay(month, day)))].sort();
  const frequency = BY_COUNT[dueDates.length];
  if (!frequency) {
    return failed(
      wrong(
        `时限有 ${dueDates.length} 个日期，无法对应到年、半年、季或月`,
        "请写 1 个（每年）、2 个（每半年）、4 个（每季度）日期，或写“每月25日前”",
      ),
    );
  }
  const order = orderNotes(dueDates);
  if (order.length > 0) return failed(...order);
  const left = rest.replace(FILLER, "");
  if (left !== "") notes.push(unsure(`时限中的“${left}”没有用到，只取其中的日期`));
  return { frequency, dueDates, notes };
}

const YEAR_END = /^(?:\d{4}年?)?(?:本|当)?年?(?:度)?(?:年?底|年?末)(?:前|之前|以前)?(?:完成)?$/;
const OPEN_END =
  /^(?:全年|长期|常年|持续|长期坚持|持续推进|常态化|常态推进|贯穿全年|每年|全年推进)(?:推进|开展)?$/;

/**
 * Reads a completion time for a list of the given year (null when the list does not say it). The days
 * come back one for each period, in order.
 */
export function readDeadline(cell: GridCell, year: number | null): DeadlineReading {
  if (cell.number !== undefined && cell.date === undefined) {
    return failed(wrong(`完成时限是数字 ${cell.text}，不是日期`, REMEDY));
  }
  const text = (cell.date ?? cell.text).slice(0, LONGEST).replace(/\s+/g, "");
  if (OPEN_END.test(text)) {
    const note = unsure(`“${text}”没有写日期，按每年一次、12 月 31 日前理解`);
    return { frequency: "annual", dueDates: ["12-31"], notes: [note] };
  }
  if (YEAR_END.test(text)) {
    const stated = Number(/^\d{4}/.exec(text)?.[0] ?? year);
    const days = dayNotes({ year: stated || null, month: 12, day: 31, isGuess: false }, year);
    return days.length > 0
      ? failed(...days)
      : { frequency: "annual", dueDates: ["12-31"], notes: [] };
  }
  return readRecurring(text, year) ?? readStated(text, year);
}
