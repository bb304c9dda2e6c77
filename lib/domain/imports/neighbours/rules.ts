import { columnLetter } from "@/lib/platform/spreadsheet/grid";
import type { GridCell } from "@/lib/platform/spreadsheet/types";
import { doubtAt, shownValue, unsure } from "../doubts/rules";
import { clauseVocabulary, progressVocabulary, taskVocabulary } from "../tables/labels";
import { plainLabel } from "../tables/rules";
import type { Sheet, TableHead } from "../tables/types";
import type { Doubt } from "../types";

// What else stands on a sheet. One sheet is read as one table: a second one beneath it, with a title and a
// head of its own, or beside it, under the same column names, is not read, and that is said for a look.

const TABLE_TITLE = /清单|方案|清廉|汇总表|进展|任务表|统计表/;
const TITLE_ROWS = 3;

/** A title without what a printed page adds to it: spaces, （续）, （续表）. */
function plainTitle(text: string): string {
  return text.replace(/[\s\p{P}]/gu, "").replace(/续表?$/, "");
}

const COLUMN_NAMES = [taskVocabulary, clauseVocabulary, progressVocabulary].flatMap((words) =>
  Object.values<RegExp>(words),
);

/** A row beneath the head that heads a table again, in whatever order and by whatever words. */
function isHeadAgain(sheet: Sheet, head: TableHead<string>, row: number): boolean {
  const labels = new Set(head.columns.flatMap((column) => column.labels));
  const own = sheet.index.rows.get(row) ?? [];
  const named = own.filter((cell) => {
    const label = plainLabel(cell.text);
    return labels.has(cell.text.replace(/\s+/g, "")) || COLUMN_NAMES.some((is) => is.test(label));
  });
  return named.length >= 3 && named.length * 2 > own.length;
}

/** The title of a second table, with a head of its own soon beneath it: none of it is of this list. */
export function anotherTable(sheet: Sheet, head: TableHead<string>, row: number): Doubt | null {
  const [title, ...more] = sheet.index.rows.get(row) ?? [];
  if (!title || more.length > 0) return null;
  if (!TABLE_TITLE.test(title.text)) return null;
  const below = Array.from({ length: TITLE_ROWS }, (_, at) => row + 1 + at);
  if (!below.some((next) => isHeadAgain(sheet, head, next))) return null;
  const own = plainTitle(title.text);
  const above = [...sheet.index.rows].filter(([at]) => at < head.top).flatMap(([, cells]) => cells);
  if (above.some((cell) => plainTitle(cell.text) === own)) return null;
  const place = { sheet: sheet.grid.name, row, column: title.column, value: title.text };
  const message = `从这一行起是另一张表“${shownValue(title.text)}”，没有读取`;
  return doubtAt(
    place,
    unsure(message, "请把它移到单独的工作表，再重新上传；确属同一张表的，删去这一行标题"),
  );
}

/**
 * Columns with content that nobody is asked about: named like a column to their left, as in a second table
 * beside the first, or without any name.
 */
export function unreadColumns(
  sheet: Sheet,
  head: TableHead<string>,
  entries: readonly number[],
): Doubt | null {
  const columns = new Map(head.columns.map((column) => [column.column, column]));
  const isUnread = ({ column }: GridCell) => {
    const known = columns.get(column);
    if (!known || known.labels.length === 0) return true;
    return known.field === null && known.isRepeated === true && known.isSettled !== true;
  };
  const cells = entries
    .flatMap((row) => sheet.index.rows.get(row) ?? [])
    .filter((cell) => cell.text !== "" && isUnread(cell));
  const unread = [...new Set(cells.map((cell) => cell.column))].sort((a, b) => a - b);
  const [first] = unread;
  if (first === undefined) return null;
  const labels = columns.get(first)?.labels.join(" / ") ?? "";
  const place = { sheet: sheet.grid.name, row: head.top, column: first, value: labels };
  const message = `从 ${columnLetter(first)} 列起有 ${unread.length} 列有内容而没有读取：列名空着，或与左边的列相同`;
  const remedy =
    "请核对。是并排的另一张表的，把它移到左边那张表的下面或单独的工作表；是有用的列，改成不同的列名；再重新上传";
  return doubtAt(place, unsure(message, remedy));
}
