import { indexGrid } from "@/lib/platform/spreadsheet/grid";
import type { GridCell, SheetGrid } from "@/lib/platform/spreadsheet/types";
import type { BodyRow, HeadColumn, Sheet, TableHead, Vocabulary } from "./types";

// Where the table begins and which column is which. The head is the row, among the first thirty that
// hold something, in which most column names are known; it may go on below a merged group head (指标 over
// 名称, 单位, 目标值). Columns may stand in any order, and a merged block speaks for all its rows.

const SEARCHED_ROWS = 30;
const HEAD_DEPTH = 3;
/** No list is wider, and no column name longer: whatever lies beyond is not a head. */
const HEAD_COLUMNS = 120;
const LABEL_LENGTH = 60;

/** A sheet ready to be looked up. */
export function openSheet(grid: SheetGrid): Sheet {
  return { grid, index: indexGrid(grid) };
}

/** A head as it is compared: 责任人（岗位）* → 责任人. */
export function plainLabel(text: string): string {
  const short = text.slice(0, LABEL_LENGTH);
  const bare = short.replace(/\s+/g, "").replace(/[（(【[][^）)】\]]*[）)】\]]/g, "");
  const label = bare === "" ? short.replace(/\s+/g, "") : bare;
  return label.replace(/[：:、，,。.*＊★☆“”"'（）()/]/g, "");
}

/** 乡镇（街道） also reads as 乡镇街道: the bracket may be part of the name. */
function withBracket(text: string): string {
  return text.slice(0, LABEL_LENGTH).replace(/[\s（）()【】[\]：:、，,。.*＊★☆“”"'/]/g, "");
}

function headCells(sheet: Sheet, row: number): readonly GridCell[] {
  return (sheet.index.rows.get(row) ?? []).filter((cell) => cell.column <= HEAD_COLUMNS);
}

function fieldOf<Field extends string>(
  labels: readonly string[],
  vocabulary: Vocabulary<Field>,
): Field | null {
  const fields = Object.keys(vocabulary) as Field[];
  const spellings = [
    labels.map(plainLabel).join(""),
    labels.map(withBracket).join(""),
    plainLabel(labels.at(-1) ?? ""),
  ];
  for (const spelling of spellings) {
    const field = fields.find((name) => vocabulary[name].test(spelling));
    if (field) return field;
  }
  return null;
}

/** How many rows the head takes that begins in a row: as deep as its merged cells, or one more line. */
function headBottom<Field extends string>(
  sheet: Sheet,
  top: number,
  vocabulary: Vocabulary<Field>,
): number {
  const cells = headCells(sheet, top);
  const depths = cells.map((cell) => sheet.index.mergeAt(top, cell.column)?.bottom ?? top);
  const merged = Math.min(Math.max(top, ...depths), top + HEAD_DEPTH - 1);
  if (merged > top) return merged;
  const below = headCells(sheet, top + 1);
  const isUnderGroup = (cell: GridCell) => {
    const group = groupOver(sheet, top, cell.column);
    return group !== null && fieldOf([group.text, cell.text], vocabulary) !== null;
  };
  // Unmerged, a second line is one only where single columns of the first line go on empty beneath.
  const single = cells.filter((cell) => !sheet.index.cellAt(top + 1, cell.column));
  const isFirstLine = single.filter((cell) => fieldOf([cell.text], vocabulary)).length >= 2;
  return isFirstLine && below.length >= 2 && below.every(isUnderGroup) ? top + 1 : top;
}

/** The head cell above a column: its own, or the nearest to the left over an empty one. */
function groupOver(sheet: Sheet, row: number, column: number): GridCell | null {
  const shown = sheet.index.shownAt(row, column);
  if (shown) return shown;
  const left = headCells(sheet, row).filter((cell) => cell.column < column);
  return left.at(-1) ?? null;
}

function headLabels(sheet: Sheet, rows: readonly number[], column: number): string[] {
  const labels: string[] = [];
  rows.forEach((row, depth) => {
    const isLast = depth === rows.length - 1;
    const own = sheet.index.shownAt(row, column);
    const hasBelow = rows.slice(depth + 1).some((next) => sheet.index.cellAt(next, column));
    const cell = own ?? (!isLast && hasBelow ? groupOver(sheet, row, column) : null);
    const text = cell?.text.replace(/\s+/g, "") ?? "";
    if (text !== "" && labels.at(-1) !== text) labels.push(text);
  });
  return labels;
}

function headAt<Field extends string>(
  sheet: Sheet,
  top: number,
  vocabulary: Vocabulary<Field>,
): TableHead<Field> {
  const bottom = headBottom(sheet, top, vocabulary);
  const rows = Array.from({ length: bottom - top + 1 }, (_, depth) => top + depth);
  const numbers = new Set<number>();
  for (const row of rows) {
    for (const cell of headCells(sheet, row)) {
      const merge = sheet.index.mergeAt(row, cell.column);
      const right = Math.min(merge?.right ?? cell.column, HEAD_COLUMNS);
      for (let column = cell.column; column <= right; column += 1) {
        numbers.add(column);
      }
    }
  }
  const place: Partial<Record<Field, number>> = {};
  const columns = [...numbers]
    .sort((a, b) => a - b)
    .map((column): HeadColumn<Field> => {
      const labels = headLabels(sheet, rows, column);
      const found = fieldOf(labels, vocabulary);
      const field = found !== null && place[found] === undefined ? found : null;
      if (field !== null) place[field] = column;
      const row = sheet.index.cellAt(bottom, column) ? bottom : top;
      const isRepeated = found !== null && field === null;
      return { column, row, labels, field, ...(isRepeated ? { isRepeated } : {}) };
    });
  return { top, bottom, columns, place };
}

/** What brackets in a column's head say beside its name, the nearest first: 目标值（%） says %. */
export function headHints<Field extends string>(head: TableHead<Field>, field: Field): string[] {
  const column = head.columns.find((one) => one.field === field);
  return [...(column?.labels ?? [])].reverse().flatMap((label) => {
    const bracket = /[（(【[]([^）)】\]]{1,12})[）)】\]]/.exec(label)?.[1];
    return bracket ? [bracket.replace(/^单位[：:]/, "")] : [];
  });
}

/** The number of different fields that a head names. */
export function fieldCount<Field extends string>(head: TableHead<Field>): number {
  return Object.keys(head.place).length;
}

/** The row that names most fields of the vocabulary, at least two; null when there is none. */
export function findHead<Field extends string>(
  sheet: Sheet,
  vocabulary: Vocabulary<Field>,
): TableHead<Field> | null {
  let best: TableHead<Field> | null = null;
  for (const row of [...sheet.index.rows.keys()].sort((a, b) => a - b).slice(0, SEARCHED_ROWS)) {
    if (headCells(sheet, row).length < 2) continue;
    const head = headAt(sheet, row, vocabulary);
    if (fieldCount(head) > Math.max(1, best ? fieldCount(best) : 0)) best = head;
  }
  return best;
}

/** What a body row shows in each field; cells of merged blocks count for every row they cover. */
export function bodyRow<Field extends string>(
  sheet: Sheet,
  head: TableHead<Field>,
  row: number,
): BodyRow<Field> {
  const cells: Partial<Record<Field, GridCell>> = {};
  const inherited = new Set<Field>();
  for (const [field, column] of Object.entries(head.place) as [Field, number][]) {
    const cell = sheet.index.shownAt(row, column);
    if (!cell) continue;
    cells[field] = cell;
    if (cell.row < row) inherited.add(field);
  }
  return { row, cells, inherited };
}
