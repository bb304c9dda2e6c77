import type { GridCell, GridMerge, SheetGrid } from "./types";

/** 1 → A, 27 → AA. */
export function columnLetter(column: number): string {
  let letters = "";
  for (let rest = column; rest > 0; rest = Math.floor((rest - 1) / 26)) {
    letters = String.fromCharCode(65 + ((rest - 1) % 26)) + letters;
  }
  return letters;
}

/** A → 1, AA → 27. */
export function columnNumber(letters: string): number {
  return [...letters].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0);
}

/** `A3:C4` or `A3` as a block; null when it is no reference. */
export function parseRange(reference: string): GridMerge | null {
  const match = /^\$?([A-Z]{1,3})\$?(\d{1,7})(?::\$?([A-Z]{1,3})\$?(\d{1,7}))?$/.exec(reference);
  if (!match) return null;
  const [, left = "", top = "", right = left, bottom = top] = match;
  const columns = [columnNumber(left), columnNumber(right)].sort((a, b) => a - b);
  const rows = [Number(top), Number(bottom)].sort((a, b) => a - b);
  return { top: rows[0] ?? 1, bottom: rows[1] ?? 1, left: columns[0] ?? 1, right: columns[1] ?? 1 };
}

/** Looking things up in a sheet by place; merged blocks answer with the value of their first cell. */
export interface GridIndex {
  /** The cell that stands at a place itself. */
  cellAt(row: number, column: number): GridCell | undefined;
  /** The cell whose value shows at a place: its own or that of the merged block over it. */
  shownAt(row: number, column: number): GridCell | undefined;
  /** The merged block over a place, if any. */
  mergeAt(row: number, column: number): GridMerge | undefined;
  /** The rows that hold something, in order, each with its own cells in column order. */
  rows: ReadonlyMap<number, readonly GridCell[]>;
}

/** Indexes a sheet once, in time that grows with its cells and not with the size of its blocks. */
export function indexGrid(grid: SheetGrid): GridIndex {
  const rows = new Map<number, GridCell[]>();
  const cells = new Map<string, GridCell>();
  for (const cell of grid.cells) {
    cells.set(`${cell.row}:${cell.column}`, cell);
    const row = rows.get(cell.row);
    if (row) row.push(cell);
    else rows.set(cell.row, [cell]);
  }
  const byColumn = mergesByColumn(grid);
  const cellAt = (row: number, column: number) => cells.get(`${row}:${column}`);
  const mergeAt = (row: number, column: number) => lastStartingBy(byColumn.get(column) ?? [], row);
  const shownAt = (row: number, column: number) => {
    const merge = mergeAt(row, column);
    return merge ? cellAt(merge.top, merge.left) : cellAt(row, column);
  };
  return { rows, cellAt, mergeAt, shownAt };
}

function mergesByColumn(grid: SheetGrid): Map<number, GridMerge[]> {
  const byColumn = new Map<number, GridMerge[]>();
  for (const merge of [...grid.merges].sort((a, b) => a.top - b.top)) {
    for (let column = merge.left; column <= Math.min(merge.right, grid.columns); column += 1) {
      const list = byColumn.get(column);
      if (list) list.push(merge);
      else byColumn.set(column, [merge]);
    }
  }
  return byColumn;
}

/** Blocks do not overlap, so the last one that begins at or above the row is the only candidate. */
function lastStartingBy(merges: readonly GridMerge[], row: number): GridMerge | undefined {
  let low = 0;
  let high = merges.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((merges[middle]?.top ?? 0) <= row) low = middle + 1;
    else high = middle;
  }
  const candidate = merges[low - 1];
  return candidate && candidate.bottom >= row ? candidate : undefined;
}
