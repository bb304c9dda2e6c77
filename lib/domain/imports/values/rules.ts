import type { GridCell } from "@/lib/platform/spreadsheet/types";
import { plain, unsure, withoutControls, wrong } from "../doubts/rules";
import type { Note, Reading } from "../doubts/types";

// How single cells are read. Text keeps its Chinese punctuation; what cannot be stored is taken out and
// said; what is too long, an Excel error or a formula without a result is an error at its cell.

/** How a text is read: its field's Chinese name, the most characters, and whether lines are kept. */
export interface TextRule {
  label: string;
  max: number;
  keepLines?: boolean;
}

function cellNotes(cell: GridCell): Note[] {
  if (cell.error) {
    return [wrong(`单元格是 Excel 错误值 ${cell.error}`, "请改成正确的内容后重新上传")];
  }
  if (cell.formula && cell.text === "") {
    return [wrong("公式没有保存计算结果", "请用 Excel 打开并保存一次，或把公式改成文字、数字")];
  }
  return [];
}

/** Joins wrapped lines: between Chinese characters nothing, between Latin ones a space. */
function joinLines(text: string): string {
  return text.replace(/(\S)[ \t]*\n\s*(\S)/g, (_, before: string, after: string) =>
    /[!-~]/.test(before) && /[!-~]/.test(after) ? `${before} ${after}` : before + after,
  );
}

/** Reads a text cell; an absent cell is an empty text without a note. */
export function readText(cell: GridCell | undefined, rule: TextRule): Reading<string> {
  if (!cell) return plain("");
  const notes = cellNotes(cell);
  if (notes.length > 0) return { value: "", notes };
  // What is far too long is counted and refused, not worked through.
  const isFar = cell.text.length > 2 * rule.max;
  const { text: clean, changed } = withoutControls(cell.text.slice(0, 2 * rule.max));
  const text = (rule.keepLines ? clean : joinLines(clean)).trim();
  if (changed) notes.push(unsure(`${rule.label}中含看不见的控制字符，已去掉后读取`));
  const length = isFar ? cell.text.length : text.length;
  if (length > rule.max) {
    notes.push(
      wrong(
        `${rule.label}有 ${length} 个字，最多 ${rule.max} 个字`,
        `请删减 ${length - rule.max} 个字后重新上传`,
      ),
    );
  }
  return { value: cutText(text, rule.max), notes };
}

/** Splits at separators outside brackets: 省财政厅、（原）省农业厅 are two names. */
function splitOutsideBrackets(text: string, isSeparator: (sign: string) => boolean): string[] {
  const parts: string[] = [""];
  let depth = 0;
  for (const sign of text) {
    if ("（(【[《“".includes(sign)) depth += 1;
    if ("）)】]》”".includes(sign)) depth = Math.max(0, depth - 1);
    if (depth === 0 && isSeparator(sign)) parts.push("");
    else parts[parts.length - 1] += sign;
  }
  return parts.map((part) => part.trim()).filter((part) => part !== "");
}

/** How a list of names in one cell is read. */
export interface NamesRule {
  label: string;
  /** Longest single name. */
  max: number;
  /** Most names. */
  count: number;
}

/** Names written in one cell, separated by 、，；or lines (by spaces where nothing else separates). */
export function readNames(cell: GridCell | undefined, rule: NamesRule): Reading<string[]> {
  const reading = readText(cell, {
    label: rule.label,
    max: rule.max * rule.count,
    keepLines: true,
  });
  const text = reading.value.replace(/[。；;、，,]+$/, "");
  const byMark = splitOutsideBrackets(text, (sign) => "、，,；;\n".includes(sign));
  const parts = byMark.length > 1 ? byMark : splitOutsideBrackets(text, (sign) => /\s/.test(sign));
  const names = [...new Set(parts)];
  const notes = [...reading.notes];
  if (names.length < parts.length) notes.push(unsure(`${rule.label}中有重复的名称，只保留一个`));
  if (names.length > rule.count) {
    notes.push(
      wrong(`${rule.label}有 ${names.length} 个，最多 ${rule.count} 个`, "请合并或删减后重新上传"),
    );
  }
  const long = names.find((name) => name.length > rule.max);
  if (long) {
    notes.push(
      wrong(`${rule.label}中有一个名称超过 ${rule.max} 个字`, "请用顿号分开各个名称，或改用简称"),
    );
  }
  return { value: names, notes };
}

/**
 * A code in its one spelling, `CJ-01`: upper case, ordinary hyphen. `CJ01` is read as `CJ-01` with a
 * warning, because a code is the task's name for the whole year.
 */
export function readCode(cell: GridCell | undefined): Reading<string> {
  const reading = readText(cell, { label: "编号", max: 20 });
  if (reading.value === "" || reading.notes.some((note) => note.severity === "error")) {
    return reading;
  }
  const code = reading.value
    .toUpperCase()
    .replace(/[‐‑‒–—―－﹣_]/g, "-")
    .replace(/\s+/g, "");
  if (/^[A-Z]{1,6}-[A-Z]?\d{1,4}$/.test(code)) return { ...reading, value: code };
  const joined = /^([A-Z]{2,6})([A-Z]?\d{1,4})$/.exec(code);
  if (joined) {
    const spelled = `${joined[1]}-${joined[2]}`;
    return { value: spelled, notes: [...reading.notes, unsure(`编号按 ${spelled} 理解`)] };
  }
  const note = wrong(
    "编号的写法无法识别",
    "请写成“字母-数字”，例如 CJ-01；同一任务在各年、各版中使用同一编号",
  );
  return { value: code, notes: [...reading.notes, note] };
}

/** The beginning of a text within `max`, without cutting a character in two. */
export function cutText(text: string, max: number): string {
  let cut = "";
  for (const sign of text) {
    if (cut.length + sign.length > max) break;
    cut += sign;
  }
  return cut;
}

const CHINESE_DIGITS = "〇一二三四五六七八九";

/** Chinese numerals up to 一百 as a number (九十五 → 95); null for anything else. */
export function chineseNumber(text: string): number | null {
  const plainDigits = text.replace(/零/g, "〇").replace(/两/g, "二");
  if (plainDigits === "一百" || plainDigits === "百") return 100;
  const tens = /^([一二三四五六七八九])?十([一二三四五六七八九])?$/.exec(plainDigits);
  if (tens) {
    const ten = tens[1] ? CHINESE_DIGITS.indexOf(tens[1]) : 1;
    return ten * 10 + (tens[2] ? CHINESE_DIGITS.indexOf(tens[2]) : 0);
  }
  return /^[〇一二三四五六七八九]$/.test(plainDigits) ? CHINESE_DIGITS.indexOf(plainDigits) : null;
}

/** The year a text names, as 2026年 or 二〇二六年; null when it names none or several. */
export function yearIn(text: string): number | null {
  const arabic = [...text.matchAll(/(?<!\d)(20\d{2})\s*(?:年|(?=[.\-/]\d))/g)].map((match) =>
    Number(match[1]),
  );
  const chinese = [
    ...text.matchAll(/二[〇零○]([〇零○一二三四五六七八九])([〇零○一二三四五六七八九])年/g),
  ].map((match) => 2000 + digitOf(match[1]) * 10 + digitOf(match[2]));
  const years = new Set([...arabic, ...chinese]);
  return years.size === 1 ? ([...years][0] ?? null) : null;
}

function digitOf(sign: string | undefined): number {
  return Math.max(0, CHINESE_DIGITS.indexOf((sign ?? "〇").replace(/[零○]/, "〇")));
}
