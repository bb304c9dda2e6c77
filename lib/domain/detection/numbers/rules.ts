/*
 * Numbers that belong to a person: identity card (18 places with a right check digit and a possible birthday),
 * bank card (16 to 19 digits with a right Luhn digit and the beginning of a card), mobile telephone (11 digits
 * from 13 to 19), car plate, and a home down to the room. Digits may be spread by spaces and signs, full-width
 * or Chinese. Public numbers such as 12388, landlines of offices, years, sums and tracking codes are none of
 * these.
 */
import { type PlainCharacter, plainCharacters } from "@/lib/domain/detection/plain/rules";
import type { Detected, DetectedKind } from "@/lib/domain/detection/types";
import { isRealDay } from "@/lib/shared/dates";

const CHINESE = new Map(
  Object.entries({
    ...{ 零: "0", 〇: "0", 洞: "0", 一: "1", 壹: "1", 幺: "1", 二: "2", 贰: "2", 两: "2", 三: "3" },
    ...{ 叁: "3", 四: "4", 肆: "4", 五: "5", 伍: "5", 六: "6", 陆: "6", 七: "7", 柒: "7", 拐: "7" },
    ...{ 八: "8", 捌: "8", 九: "9", 玖: "9", 勾: "9" },
  }),
);

/** What may stand between two digits: signs; what cannot be seen, and what is laid over a digit, is not counted. */
const BETWEEN = /[\p{P}\p{S}]/u;
const UNSEEN = /[\s\p{Z}\p{M}\p{Cf}]/u;
const MOST_BETWEEN = 5;
/** Letters that are put where a digit is meant. */
const LOOK_ALIKES = new Map(Object.entries({ o: "0", l: "1", i: "1", z: "2", s: "5" }));

interface Run {
  digits: string;
  places: number[];
}

function digitOf(sign: string): string | undefined {
  if (/^[0-9]$/.test(sign)) return sign;
  return CHINESE.get(sign);
}

/** Digits that belong together, with at most five signs between two of them. */
function runsOf(characters: readonly PlainCharacter[], isGuessing = false): Run[] {
  const runs: Run[] = [];
  let run: Run = { digits: "", places: [] };
  let between = 0;
  const close = () => {
    if (run.digits.length >= 11) runs.push(run);
    run = { digits: "", places: [] };
  };
  for (const { sign, at } of characters) {
    const guessed = isGuessing ? LOOK_ALIKES.get(sign) : undefined;
    const end = sign === "x" && run.digits.length >= 17 ? "x" : undefined;
    const digit = digitOf(sign) ?? guessed ?? end;
    if (digit !== undefined) {
      run.digits += digit;
      run.places.push(at);
      between = 0;
    } else if (run.digits && UNSEEN.test(sign)) continue;
    else if (run.digits && BETWEEN.test(sign) && between < MOST_BETWEEN) between += 1;
    else close();
  }
  close();
  return runs;
}

/** Runs as they are, and cut at the signs that separate numbers. */
function candidates(text: string): Run[] {
  const characters = plainCharacters(text);
  const cut: PlainCharacter[] = characters.map((one) =>
    /[、，,/;；|]/.test(one.sign) ? { ...one, sign: "断" } : one,
  );
  return [...runsOf(characters), ...runsOf(cut), ...runsOf(characters, true)];
}

const WEIGHTS = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];

/** True for an identity number of 18 places with a right check digit (GB 11643). */
export function isIdNumber(text: string): boolean {
  if (!/^[1-9]\d{16}[\dx]$/.test(text)) return false;
  const day = `${text.slice(6, 10)}-${text.slice(10, 12)}-${text.slice(12, 14)}`;
  if (!isRealDay(day) || day < "1900-01-01" || day > "2100-01-01") return false;
  const sum = WEIGHTS.reduce((total, weight, at) => total + weight * Number(text[at]), 0);
  return "10x98765432"[sum % 11] === text[17];
}

/** True for the number of a bank card: its beginning, its length and its Luhn digit. */
export function isBankCard(text: string): boolean {
  if (!/^(62\d{14,17}|(4\d|5[1-5]|60|35|37|9\d)\d{14,17})$/.test(text)) return false;
  const sum = [...text].reverse().reduce((total, digit, at) => {
    const doubled = Number(digit) * (at % 2 === 0 ? 1 : 2);
    return total + (doubled > 9 ? doubled - 9 : doubled);
  }, 0);
  return sum % 10 === 0;
}

const isMobile = (text: string) => /^(86|086|0086)?1[3-9]\d{9}$/.test(text);

function windows(
  { digits, places }: Run,
  length: number,
): { text: string; where: Detected["where"] }[] {
  const found = [];
  for (let at = 0; at + length <= digits.length; at += 1) {
    const [start = 0, last = 0] = [places[at], places[at + length - 1]];
    found.push({ text: digits.slice(at, at + length), where: { start, end: last + 1 } });
  }
  return found;
}

function numbersIn(run: Run): Detected[] {
  const { length } = run.digits;
  const ids = windows(run, 18).filter(({ text }) => length <= 22 && isIdNumber(text));
  if (ids.length > 0) return ids.map(({ where }) => ({ kind: "id_number", where }));
  const whole = windows(run, length)[0];
  if (!whole) return [];
  if (length >= 16 && length <= 19 && isBankCard(run.digits)) {
    return [{ kind: "bank_card", where: whole.where }];
  }
  return isMobile(run.digits) ? [{ kind: "phone", where: whole.where }] : [];
}

const PLATE =
  /[京津沪渝冀豫云辽黑湘皖鲁新苏浙赣鄂桂甘晋蒙陕吉闽贵粤青藏川宁琼][\s·•.-]*[a-z][\s·•.-]*(?:[0-9a-hj-np-z][\s·•.-]*){4,5}[0-9a-hj-np-z挂学警]/g;
const ROOM =
  /(?:\d+|[一二三四五六七八九十]+)(?:号楼|栋|幢|座)[^，。；\n]{0,6}?(?:\d+|[一二三四五六七八九十]+)(?:单元|层|楼)?[^，。；\n]{0,3}?\d{3,4}(?:室|号房|房)|(?:\d+|[一二三四五六七八九十]+)(?:号楼|栋|幢|座)[^，。；\n]{0,2}?(?:\d+|[一二三四五六七八九十]+)单元[^，。；\n]{0,3}?(?:\d{3,4}|[一二三四五六七八九零〇]{3,4})/g;

function byPattern(text: string, pattern: RegExp, kind: DetectedKind): Detected[] {
  const characters = plainCharacters(text).filter(({ sign }) => !/\s/.test(sign));
  const plain = characters.map(({ sign }) => sign).join("");
  return [...plain.matchAll(pattern)]
    .filter(([found]) => kind !== "plate" || (found.match(/\d/g) ?? []).length >= 3)
    .map((found) => {
      const start = characters[found.index]?.at ?? 0;
      const last = characters[found.index + found[0].length - 1]?.at ?? start;
      return { kind, where: { start, end: last + 1 } };
    });
}

/** Numbers of persons in a text, each once. */
export function detectNumbers(text: string): Detected[] {
  const found = [
    ...candidates(text).flatMap(numbersIn),
    ...byPattern(text, PLATE, "plate"),
    ...byPattern(text, ROOM, "address"),
  ];
  const seen = new Set<string>();
  return found.filter(({ kind, where }) => {
    const key = `${kind} ${where.start}`;
    return seen.has(key) ? false : seen.add(key);
  });
}
