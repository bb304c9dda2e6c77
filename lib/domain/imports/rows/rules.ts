import { columnLetter } from "@/lib/platform/spreadsheet/grid";
import type { GridCell } from "@/lib/platform/spreadsheet/types";
import { isId } from "@/lib/shared/ids";
import { doubtAt, shownValue, wrong } from "../doubts/rules";
import { anotherTable, unreadColumns } from "../neighbours/rules";
import { importLimits } from "../schema";
import { bodyRow } from "../tables/rules";
import type { BodyRow, Sheet, TableHead } from "../tables/types";
import type { Doubt, IgnoredPart } from "../types";

// Which rows beneath a head are entries. Offices put notes, totals, group titles, repeated heads and
// signatures among and below them; those are left aside and reported. A second table, beneath with a title
// and head of its own or beside the first, is not read and said. A row that carries the identity of
// an exported entry is one, whatever it says. A repeated code is an error at its second place.

/** Why a row beneath the head is no entry; null for an entry. */
type Aside = "note" | "total" | "section" | "numbering" | "repeated_head" | "blank" | "signature";

const NOTE = /^(注|备注|说明|填表说明|附注|注意|注意事项)\s*([：:]|\d)/;
const TOTAL = /^(合计|小计|总计|共计)/;
const SIGNATURE =
  /^(填表人|填报人|审核人|联系人|联系电话|制表人|单位负责人|主要负责人签字|签字|盖章|填表日期|填报日期)/;
const SECTION = /^[（(]?[一二三四五六七八九十]+[）)]?[、.．\s]/;

/** Sorts out rows that offices put among and below the entries. `core` are the fields an entry fills. */
export function asideOf<Field extends string>(
  sheet: Sheet,
  head: TableHead<Field>,
  body: BodyRow<Field>,
  core: readonly Field[],
): Aside | null {
  const own = sheet.index.rows.get(body.row) ?? [];
  const first = own[0]?.text ?? "";
  const filled = core.filter((field) => body.cells[field] && !body.inherited.has(field));
  const { identity } = body.cells as Partial<Record<string, GridCell>>;
  if (identity && isId(identity.text)) return null;
  if (NOTE.test(first) && own.length <= 2) return "note";
  if (SIGNATURE.test(first) && filled.length <= 2) return "signature";
  if (
    own.slice(0, 3).some((cell) => TOTAL.test(cell.text.replace(/\s/g, ""))) &&
    filled.length <= 2
  ) {
    return "total";
  }
  if (isGroupLine(sheet, head, own)) return "section";
  if (isRepeatedHead(head, own)) return "repeated_head";
  if (isNumbering(own)) return "numbering";
  if (filled.length > 1 || (filled.length === 1 && !SECTION.test(first) && own.length > 1))
    return null;
  if (own.length === 1 && isWide(sheet, own[0])) return SECTION.test(first) ? "section" : "note";
  if (filled.length === 1) return SECTION.test(first) ? "section" : null;
  return own.every((cell) => /^\d*$/.test(cell.text)) ? "blank" : "section";
}

function isWide(sheet: Sheet, cell: GridCell | undefined): boolean {
  const merge = cell && sheet.index.mergeAt(cell.row, cell.column);
  return merge !== undefined && merge.right - merge.left >= 2;
}

/**
 * A title merged over most of the table's columns, alone or behind its number. It shows in every column it
 * covers, so it would else pass for a task.
 */
function isGroupLine<Field extends string>(
  sheet: Sheet,
  head: TableHead<Field>,
  own: readonly GridCell[],
): boolean {
  const title = own.at(-1);
  const merge = title && sheet.index.mergeAt(title.row, title.column);
  const before = own.slice(0, -1).map((cell) => cell.text.replace(/[\s（）()、.．]/g, ""));
  if (!merge || !before.every((text) => /^([一二三四五六七八九十]+|\d{1,2})$/.test(text)))
    return false;
  const columns = Object.values<number | undefined>(head.place);
  const covered = columns.filter((at = 0) => at >= merge.left && at <= merge.right);
  return covered.length >= 2 && covered.length * 2 > columns.length;
}

function isRepeatedHead<Field extends string>(
  head: TableHead<Field>,
  own: readonly GridCell[],
): boolean {
  const labels = new Map(head.columns.map((column) => [column.column, column.labels]));
  const same = own.filter((cell) =>
    labels.get(cell.column)?.includes(cell.text.replace(/\s+/g, "")),
  );
  return same.length >= 2 && same.length === own.length;
}

/** A line 1, 2, 3 … beneath the head, or 甲, 乙, 1, 2. */
function isNumbering(own: readonly GridCell[]): boolean {
  if (own.length < 4) return false;
  const numbers = own
    .map((cell) => cell.text.replace(/[（）()]/g, ""))
    .filter((text) => !/^[甲乙丙丁]$/.test(text));
  return (
    numbers.length >= 3 && numbers.every((text, at) => text === String(at + Number(numbers[0])))
  );
}

const ASIDE_REASONS: Readonly<Record<Aside, string>> = {
  note: "表中的说明文字，不导入",
  total: "合计行，由系统自动汇总，不导入",
  section: "分组标题，不导入",
  numbering: "栏次行，不导入",
  repeated_head: "重复的表头，不导入",
  blank: "只有序号的空行，不导入",
  signature: "落款，不导入",
};

/** The rows of the entries, what was left aside, and what is to be said. */
export interface BodyReading {
  entries: number[];
  ignored: IgnoredPart[];
  doubts: Doubt[];
}

/** The rows beneath the head, parted into entries and what is left aside. */
export function readBody<Field extends string>(
  sheet: Sheet,
  head: TableHead<Field>,
  core: readonly Field[],
): BodyReading {
  const ignored: IgnoredPart[] = [];
  const entries: number[] = [];
  const doubts: Doubt[] = [];
  const rows = [...sheet.index.rows.keys()].filter((row) => row > head.bottom);
  for (const row of rows.sort((a, b) => a - b)) {
    const isGroup = SECTION.test(sheet.index.rows.get(row)?.[0]?.text ?? "");
    const another = isGroup ? null : anotherTable(sheet, head, row);
    if (another) {
      doubts.push(another);
      break;
    }
    const aside = asideOf(sheet, head, bodyRow(sheet, head, row), core);
    const own = sheet.index.rows.get(row) ?? [];
    const [first] = own;
    if (aside !== null) {
      const text = shownValue(own.map((cell) => cell.text).join(" "));
      const column = columnLetter(first?.column ?? 1);
      ignored.push({ sheet: sheet.grid.name, row, column, text, reason: ASIDE_REASONS[aside] });
    } else if (entries.length < importLimits.rows) {
      entries.push(row);
    } else {
      const place = {
        sheet: sheet.grid.name,
        row,
        column: first?.column ?? 1,
        value: first?.text ?? "",
      };
      const message = `一个工作表最多 ${importLimits.rows} 行，从这一行起没有读取`;
      doubts.push(doubtAt(place, wrong(message, "请分成几个文件分别导入")));
      break;
    }
  }
  const unread = unreadColumns(sheet, head, entries);
  return { entries, ignored, doubts: unread ? [...doubts, unread] : doubts };
}

/** Says at each repeated code where it stood first; those rows cannot be stored. */
export function withRepeats<
  T extends { key: string; row: number; code: string | null; isUsable: boolean },
>(
  sheet: Sheet,
  column: number | undefined,
  entries: readonly T[],
): { entries: T[]; doubts: Doubt[] } {
  const firstRow = new Map<string, number>();
  const doubts: Doubt[] = [];
  const checked = entries.map((entry) => {
    if (!entry.code || column === undefined) return entry;
    const earlier = firstRow.get(entry.code);
    if (earlier === undefined) {
      firstRow.set(entry.code, entry.row);
      return entry;
    }
    const place = {
      sheet: sheet.grid.name,
      row: entry.row,
      column,
      value: entry.code,
      rowKey: entry.key,
    };
    const message = `编号 ${entry.code} 与第 ${earlier} 行重复`;
    doubts.push(doubtAt(place, wrong(message, "一个编号只能用于一个任务，请改编其中一个")));
    return { ...entry, isUsable: false };
  });
  return { entries: checked, doubts };
}
