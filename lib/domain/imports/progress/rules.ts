import type { GridCell, SheetGrid } from "@/lib/platform/spreadsheet/types";
import { doubtAt, shownValue, unsure, wrong } from "../doubts/rules";
import type { Note } from "../doubts/types";
import { agrees, type Figure, type Rate, readFigure, readRate } from "../figures/rules";
import { linesOf, readHeadlines } from "../headlines/rules";
import { type ProgressField, progressFieldLabels } from "../labels";
import { readBody } from "../rows/rules";
import { kindOfSheet } from "../sheets/rules";
import { bodyRow, openSheet } from "../tables/rules";
import type { BodyRow, Sheet, TableHead } from "../tables/types";
import type { Doubt, IgnoredPart, Refusal } from "../types";
import { readCode, readText } from "../values/rules";
import type { ProgressRow, ProgressSheet, StatedPeriod, UnderstoodProgress } from "./types";

// What a progress table says, row by row: a place or unit, a task, what was due, what is done, the rate,
// and words. Totals are left aside. Where the three numbers contradict each other nothing is chosen for
// the person. The period stands in the title, else in the day of the table, which is then said.

const TEXT_MAX = { narrative: 2000, explanation: 1000, difficulties: 1000, name: 80, title: 120 };
/** The columns that say of which unit a row speaks. */
const UNITS = ["organisation", "village", "township", "county", "place"] as const;
const NOT_PROGRESS: Refusal = {
  message: "这不是进展汇总表",
  remedy:
    "汇总表的表头应有任务编号（或任务名称）、单位（或县市区）、应完成数、已完成数。请核对文件",
};
const CHINESE_NUMBERS: Readonly<Record<string, number>> = {
  ...{ 一: 1, 二: 2, 三: 3, 四: 4, 五: 5, 六: 6, 七: 7, 八: 8, 九: 9, 十: 10 },
  ...{ 十一: 11, 十二: 12 },
};

function numberOf(text: string): number {
  return CHINESE_NUMBERS[text] ?? Number(text);
}

/** The period that a title names: 2026年第三季度, 三季度, 9月, 上半年, 全年. */
export function periodIn(text: string): StatedPeriod | null {
  const plain = text.normalize("NFKC").replace(/\s+/g, "");
  const quarter = /第?([一二三四1-4])季度/.exec(plain);
  if (quarter) return { kind: "quarter", number: numberOf(quarter[1] ?? "") };
  if (/上半年/.test(plain)) return { kind: "half", number: 1 };
  if (/下半年/.test(plain)) return { kind: "half", number: 2 };
  const month = /(?<![\d月])(1[0-2]|[1-9]|十[一二]?|[一二三四五六七八九])月份?(?!\d)/.exec(plain);
  if (month) return { kind: "month", number: numberOf(month[1] ?? "") };
  return /年度|全年/.test(plain) ? { kind: "year", number: 1 } : null;
}

/** The day of the table as `YYYY-MM-DD`, from a line such as 填报日期：2026.9.24. */
function dayIn(lines: readonly string[]): string | null {
  for (const line of lines) {
    const found = /(20\d{2})\s*[年.\-/]\s*(\d{1,2})\s*[月.\-/]\s*(\d{1,2})/.exec(line);
    if (found) {
      const [, year, month = "", day = ""] = found;
      return `${year}-${month.padStart(2, "0")}-${day.padStart(2, "0")}`;
    }
  }
  return null;
}

interface Heading {
  title: string;
  year: number | null;
  period: StatedPeriod | null;
  /** A task that the title names for the whole sheet. */
  code: string;
  notes: Note[];
}

function headingOf(sheet: Sheet, head: TableHead<ProgressField>): Heading {
  const headlines = readHeadlines(sheet, head, { carriers: [], cover: [] });
  const above = linesOf(sheet).slice(0, 12);
  const day = headlines.statedOn ?? dayIn(above.slice(0, 6));
  const named = periodIn(headlines.title) ?? periodIn(sheet.grid.name);
  const code = /(?<![A-Za-z])([A-Z]{1,6}-[A-Z]?\d{1,4})(?!\d)/.exec(headlines.title)?.[1] ?? "";
  const year = headlines.year ?? (day ? Number(day.slice(0, 4)) : null);
  const { title } = headlines;
  if (named) return { title, year, period: named, code, notes: [] };
  if (day === null) {
    const remedy = "请在标题中写明，例如“2026年第三季度”，再重新上传";
    return { title, year, period: null, code, notes: [wrong("没有写明是哪一期的进展", remedy)] };
  }
  const number = Math.ceil(Number(day.slice(5, 7)) / 3);
  const note = unsure(`标题没有写报送期，按填报日期 ${day} 理解为第 ${number} 季度`);
  return { title, year, period: { kind: "quarter", number }, code, notes: [note] };
}

type Say = (field: ProgressField, notes: readonly Note[]) => void;

interface Numbers {
  expected: string;
  done: string;
  rate: number | null;
  isContradictory: boolean;
}

function amountOf(figure: Figure): string {
  return figure !== null && figure !== "all" ? figure.amount : "";
}

function contradiction(done: string, expected: string, rate: Rate): Note {
  const percent = ((Number(done) / Number(expected)) * 100).toFixed(1).replace(/\.0$/, "");
  return unsure(
    `三个数对不上：${done} ÷ ${expected} = ${percent}%，完成率写的是 ${rate.percent}%`,
    "请在下面选择以哪个为准，或在表中改正后重新上传",
  );
}

function numbersOf(cells: BodyRow<ProgressField>["cells"], say: Say): Numbers {
  const expected = readFigure(cells.expected, "应完成数");
  say("expected", expected.notes);
  const done = readFigure(cells.done, "已完成数");
  const rate = readRate(cells.rate);
  say("rate", rate.notes);
  const due = amountOf(expected.value);
  const isAll = done.value === "all";
  if (isAll && due === "") {
    say("done", [wrong("写的是“全部完成”，却没有应完成数", "请填写应完成数和已完成数")]);
    return { expected: "", done: "", rate: null, isContradictory: false };
  }
  say("done", done.notes);
  const finished = isAll ? due : amountOf(done.value);
  if (finished === "" && !(cells.done && cells.done.text !== "")) {
    say("done", [unsure("没有已完成数，草稿中留空，由填报单位补填", "请核对；能补的在表中补上")]);
  }
  const isChecked = rate.value !== null && finished !== "" && due !== "";
  const isContradictory = isChecked && rate.value !== null && !agrees(finished, due, rate.value);
  if (isContradictory && rate.value) say("rate", [contradiction(finished, due, rate.value)]);
  if (finished !== "" && due !== "" && Number(finished) > Number(due)) {
    say("done", [unsure(`已完成数 ${finished} 大于应完成数 ${due}，存入草稿后由填报单位核对`)]);
  }
  return { expected: due, done: finished, rate: rate.value?.percent ?? null, isContradictory };
}

interface Place {
  sheet: Sheet;
  head: TableHead<ProgressField>;
  heading: Heading;
}

function readRow(
  place: Place,
  body: BodyRow<ProgressField>,
): { row: ProgressRow; doubts: Doubt[] } {
  const { sheet, head, heading } = place;
  const key = `${sheet.grid.name}!${body.row}`;
  const doubts: Doubt[] = [];
  const say: Say = (field, notes) => {
    const column = head.place[field] ?? head.columns[0]?.column ?? 1;
    const value = body.cells[field]?.text ?? "";
    const at = { sheet: sheet.grid.name, row: body.row, column, value, rowKey: key };
    for (const note of notes) doubts.push(doubtAt(at, note));
  };
  const text = (field: ProgressField, max: number, keepLines = false) => {
    const rule = { label: progressFieldLabels[field], max, keepLines };
    const reading = readText(body.cells[field], rule);
    say(field, reading.notes);
    return reading.value;
  };
  const taskTitle = text("title", TEXT_MAX.title);
  const taskCode = codeOf(body.cells.code, heading.code, taskTitle, say);
  const where = {
    ...{ place: text("place", TEXT_MAX.name), county: text("county", TEXT_MAX.name) },
    ...{ township: text("township", TEXT_MAX.name), village: text("village", TEXT_MAX.name) },
    organisation: text("organisation", TEXT_MAX.name),
  };
  if (Object.values(where).every((name) => name === "")) {
    say(UNITS.find((field) => head.place[field] !== undefined) ?? "place", [
      wrong("没有写是哪个单位", "请填写单位名称或县（市、区）"),
    ]);
  }
  if (taskCode === "" && taskTitle === "") {
    say("code", [wrong("没有写是哪项任务", "请填写任务编号或任务名称")]);
  }
  const numbers = numbersOf(body.cells, say);
  const row: ProgressRow = {
    ...{ key, sheet: sheet.grid.name, row: body.row, taskCode, taskTitle, ...where, ...numbers },
    narrative: text("progress", TEXT_MAX.narrative, true),
    explanation: text("shortfall", TEXT_MAX.explanation, true),
    difficulties: text("difficulties", TEXT_MAX.difficulties, true),
    isUsable: !doubts.some((doubt) => doubt.severity === "error"),
  };
  return { row, doubts };
}

/** The code in its column, or at the beginning of the title, or in the title of the sheet. */
function codeOf(cell: GridCell | undefined, inHeading: string, title: string, say: Say): string {
  if (!cell)
    return /^([A-Za-z]{1,6}-?\d{1,4})(?=\D|$)/.exec(title)?.[1]?.toUpperCase() ?? inHeading;
  const reading = readCode(cell);
  say("code", reading.notes);
  return reading.value;
}

function readSheet(sheet: Sheet, head: TableHead<ProgressField>) {
  const heading = headingOf(sheet, head);
  const body = readBody(sheet, head, ["code", "title", ...UNITS, "done", "progress"]);
  const readings = body.entries.map((row) =>
    readRow({ sheet, head, heading }, bodyRow(sheet, head, row)),
  );
  const top = { sheet: sheet.grid.name, row: head.top, column: 1, value: heading.title };
  const found: ProgressSheet = {
    sheet: sheet.grid.name,
    title: heading.title,
    year: heading.year,
    period: heading.period,
    rows: readings.map(({ row }) => row),
  };
  return {
    found,
    doubts: [
      ...heading.notes.map((note) => doubtAt(top, note)),
      ...readings.flatMap(({ doubts }) => doubts),
      ...body.doubts,
    ],
    ignored: body.ignored,
  };
}

/**
 * Reads every visible sheet of a workbook as a progress table where it is one. Never throws; a workbook
 * without any comes back with a refusal that says what it is.
 */
export function understandProgress(grids: readonly SheetGrid[]): UnderstoodProgress {
  const sheets: ProgressSheet[] = [];
  const doubts: Doubt[] = [];
  const ignored: IgnoredPart[] = [];
  let isList = false;
  for (const grid of grids) {
    const sheet = openSheet(grid);
    const kind = kindOfSheet(sheet);
    if (kind.kind !== "progress") {
      isList ||= kind.kind === "task" || kind.kind === "responsibility";
      const text = shownValue(grid.cells[0]?.text ?? "");
      const place = { sheet: grid.name, row: null, column: null };
      ignored.push({ ...place, text, reason: "没有进展汇总表的表头，没有读取" });
      continue;
    }
    const reading = readSheet(sheet, kind.head);
    sheets.push(reading.found);
    doubts.push(...reading.doubts);
    ignored.push(...reading.ignored);
  }
  const list: Refusal = {
    message: "这是任务清单或责任清单，不是进展汇总表",
    remedy: "请在“清单—导入”中上传",
  };
  const refusal = sheets.length > 0 ? null : isList ? list : NOT_PROGRESS;
  return { sheets, doubts, ignored, refusal };
}
