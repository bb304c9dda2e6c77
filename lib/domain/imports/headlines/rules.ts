import type { GridCell } from "@/lib/platform/spreadsheet/types";
import { unsure, withoutControls } from "../doubts/rules";
import type { Note } from "../doubts/types";
import { textLimits } from "../schema";
import type { Sheet, TableHead } from "../tables/types";
import type { CarrierWord } from "../types";
import { cutText, yearIn } from "../values/rules";

// What stands above the head: the title with carrier and year, the lead unit, the date of the sheet. A
// carrier is recognised by its full name; two names in one title name none. A cover sheet before the list
// speaks for what the list's own lines leave out. What is said nowhere is asked for once in the preview,
// so a missing year or carrier is a warning, not an error.

/** What the lines above the table say. */
export interface Headlines {
  title: string;
  /** True where a line of the workbook is the title; otherwise the sheet's name stands in for it. */
  isTitled: boolean;
  year: number | null;
  carrierCode: string | null;
  isCoordination: boolean;
  leadName: string | null;
  statedOn: string | null;
  /** The first cell above the table, as it stands; empty where there is none. */
  heading: string;
  /** The unit that a line above the table names for all its numbers; empty where none does. */
  unit: string;
}

/** Longer cells above a table are prose, of which the beginning is enough. */
const LINE_LENGTH = 400;
const COVER_LINES = 60;
const HEADING_LENGTH = 40;
const LEAD = /^(?:牵头|责任|编制|制表|填报)(?:单位|部门)(?:[（(][^）)]*[）)])?[：:]\s*(.*)$/s;
const UNIT =
  /^(?:计量|计算)?单位\s*[：:]\s*(%|‰|百分比|亿元|万元|元|个|件|人|次|户|项|家|分|所|处|条|起|宗)$/;
const DATED = /^(?:制表|填表|编制|印发|填报)?(?:日期|时间)[：:]\s*(.*)$/s;
const COORDINATION =
  /统筹协调|跨载体|领导小组办公室|总体任务清单|清廉建设(?:年度)?(?:\d{4}年)?(?:度)?(?:任务|责任)清单/;

/** The lines of a sheet without a table: a cover, instructions. */
export function linesOf(sheet: Sheet): string[] {
  return linesAbove(sheet, Number.POSITIVE_INFINITY).slice(0, COVER_LINES);
}

/** The lines above the head, cut where one cell holds several statements set apart by wide spaces. */
function linesAbove(sheet: Sheet, top: number): string[] {
  const cells: GridCell[] = [];
  for (const [row, own] of sheet.index.rows) if (row < top) cells.push(...own);
  cells.sort((a, b) => a.row - b.row || a.column - b.column);
  const lines: string[] = [];
  for (const cell of cells) {
    const parts = withoutControls(cell.text.slice(0, LINE_LENGTH))
      .text.split(/\n|\s{2,40}(?=\S{1,20}[：:])/)
      .map((part) => part.trim())
      .filter((part) => part !== "");
    for (const part of parts) {
      const label = lines.at(-1);
      if (label && /[：:]$/.test(label) && !/[：:]/.test(part))
        lines[lines.length - 1] = label + part;
      else lines.push(part);
    }
  }
  return lines;
}

function dayIn(text: string): string | null {
  const match = /(20\d{2})\s*[年.\-/]\s*(\d{1,2})\s*[月.\-/]\s*(\d{1,2})/.exec(text);
  if (!match) return null;
  const [, year, month = "", day = ""] = match;
  const iso = `${year}-${month.padStart(2, "0")}-${day.padStart(2, "0")}`;
  const date = new Date(`${iso}T00:00:00Z`);
  return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(iso) ? iso : null;
}

/** The one carrier that a text names in full; a sub-carrier counts before the carrier above it. */
export function carrierIn(text: string, carriers: readonly CarrierWord[]): CarrierWord | null {
  const named = carriers.filter(
    (carrier) => text.includes(carrier.name) || text.includes(`清廉${carrier.short}`),
  );
  const parents = new Set(named.map((carrier) => carrier.parentCode));
  const [only, ...more] = named.filter((carrier) => !parents.has(carrier.code));
  return only && more.length === 0 ? only : null;
}

const VERSION = /^版本\s*[：:]/;
/** What only numbers an annex, or says something under a label of its own, is no title. */
const NO_TITLE = /^附[件表]?\s*[\d一二三四五六七八九十]{0,3}\s*[：:]?$|^(?!附)[^：:]{1,8}[：:]/;

function titleOf(
  lines: readonly string[],
  cover: readonly string[],
  sheetName: string,
): Pick<Headlines, "title" | "isTitled"> {
  const plain = lines.filter(
    (line) => ![LEAD, DATED, UNIT, VERSION].some((sign) => sign.test(line)),
  );
  const named = (line: string) => /清单|方案|任务/.test(line);
  const titled = plain.find(named) ?? plain[0] ?? cover.find(named);
  const title = titled || withoutControls(sheetName).text.trim() || "未命名清单";
  const isTitled = titled !== undefined && !NO_TITLE.test(titled);
  return { title: cutText(title, textLimits.listTitle), isTitled };
}

function yearOf(
  places: readonly string[],
  cover: readonly string[],
  statedOn: string | null,
): { year: number | null; notes: Note[] } {
  const named = [...places, ...cover].map(yearIn).find((year) => year !== null) ?? null;
  if (named !== null) return { year: named, notes: [] };
  if (statedOn !== null) {
    const year = Number(statedOn.slice(0, 4));
    return { year, notes: [unsure(`标题没有写年度，按制表日期理解为 ${year} 年`)] };
  }
  return {
    year: null,
    notes: [unsure("没有写明是哪一年的清单", "请在预览中选择年度，或在标题中写明年度后重新上传")],
  };
}

function headingOf(sheet: Sheet, top: number): string {
  const first = sheet.grid.cells.find((cell) => cell.row < top);
  return withoutControls((first?.text ?? "").slice(0, LINE_LENGTH)).text;
}

function leadIn(lines: readonly string[]): string | null {
  const lead = lines.map((line) => LEAD.exec(line)?.[1]).find((name) => name !== undefined);
  return cutText((lead ?? "").replace(/[_＿\s]/g, ""), textLimits.organisationName) || null;
}

/**
 * Reads the lines above a table's head. `cover` are the lines of sheets that stand before it and hold no
 * table. Notes concern the sheet as a whole.
 */
export function readHeadlines(
  sheet: Sheet,
  head: Pick<TableHead<string>, "top">,
  { carriers, cover }: { carriers: readonly CarrierWord[]; cover: readonly string[] },
): Headlines & { notes: Note[] } {
  const lines = linesAbove(sheet, head.top);
  const headings = cover.filter((line) => line.length <= HEADING_LENGTH);
  const { title, isTitled } = titleOf(lines, headings, sheet.grid.name);
  const dated = lines.find((line) => DATED.test(line)) ?? "";
  const statedOn = dayIn(dated);
  const places = [title, ...lines.filter((line) => line !== title), sheet.grid.name];
  const { year, notes } = yearOf([title, sheet.grid.name], headings, statedOn);
  const carrier = [...places, ...headings]
    .map((line) => carrierIn(line.slice(0, HEADING_LENGTH), carriers))
    .find((found) => found !== null);
  const isCoordination =
    !carrier && [title, ...headings].some((line) => COORDINATION.test(line.replace(/\s/g, "")));
  const unknown =
    carrier || isCoordination ? [] : [unsure("标题没有写明是哪个载体的清单", "请在预览中选择载体")];
  return {
    title,
    isTitled,
    year,
    carrierCode: carrier?.code ?? null,
    isCoordination,
    leadName: leadIn(lines) ?? leadIn(cover),
    statedOn,
    heading: headingOf(sheet, head.top),
    unit: lines.map((line) => UNIT.exec(line)?.[1]).find((unit) => unit !== undefined) ?? "",
    notes: [...notes, ...unknown],
  };
}
