import type { GridCell } from "@/lib/platform/spreadsheet/types";
import { unsure, withoutControls } from "../doubts/rules";
import type { Note } from "../doubts/types";
import { textLimits } from "../schema";
import type { Sheet, TableHead } from "../tables/types";
import type { CarrierWord } from "../types";
import { cutText, yearIn } from "../values/rules";

// What stands above the head: the title with carrier and year, the lead unit, the date of the sheet. A
// carrier is recognised by its full name; two names in one title name none. What is not said here is
// asked for once in the preview, so a missing year or carrier is a warning, not an error.

/** What the lines above the table say. */
export interface Headlines {
  title: string;
  year: number | null;
  carrierCode: string | null;
  isCoordination: boolean;
  leadName: string | null;
  statedOn: string | null;
}

/** Longer cells above a table are prose, of which the beginning is enough. */
const LINE_LENGTH = 400;
const LEAD = /^(?:牵头|责任|编制|制表|填报)(?:单位|部门)(?:[（(][^）)]*[）)])?[：:]\s*(.*)$/s;
const DATED = /^(?:制表|填表|编制|印发|填报)?(?:日期|时间)[：:]\s*(.*)$/s;
const COORDINATION =
  /统筹协调|跨载体|领导小组办公室|总体任务清单|清廉建设(?:年度)?(?:\d{4}年)?(?:度)?(?:任务|责任)清单/;

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

function titleOf(lines: readonly string[], sheetName: string): string {
  const plain = lines.filter((line) => !LEAD.test(line) && !DATED.test(line));
  const titled = plain.find((line) => /清单|方案|任务/.test(line)) ?? plain[0];
  const title = titled || withoutControls(sheetName).text.trim() || "未命名清单";
  return cutText(title, textLimits.listTitle);
}

function yearOf(title: string, sheetName: string, statedOn: string | null) {
  const named = yearIn(title) ?? yearIn(sheetName);
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

/** Reads the lines above a table's head. Notes concern the sheet as a whole. */
export function readHeadlines(
  sheet: Sheet,
  head: Pick<TableHead<string>, "top">,
  carriers: readonly CarrierWord[],
): Headlines & { notes: Note[] } {
  const lines = linesAbove(sheet, head.top);
  const title = titleOf(lines, sheet.grid.name);
  const lead = lines.map((line) => LEAD.exec(line)?.[1]).find((name) => name !== undefined);
  const leadName =
    cutText((lead ?? "").replace(/[_＿\s]/g, ""), textLimits.organisationName) || null;
  const dated = lines.find((line) => DATED.test(line)) ?? "";
  const statedOn = dayIn(dated);
  const { year, notes } = yearOf(title, sheet.grid.name, statedOn);
  const carrier = carrierIn(title, carriers) ?? carrierIn(sheet.grid.name, carriers);
  const isCoordination = carrier === null && COORDINATION.test(title.replace(/\s/g, ""));
  const unknown =
    carrier || isCoordination ? [] : [unsure("标题没有写明是哪个载体的清单", "请在预览中选择载体")];
  return {
    title,
    year,
    carrierCode: carrier?.code ?? null,
    isCoordination,
    leadName,
    statedOn,
    notes: [...notes, ...unknown],
  };
}
