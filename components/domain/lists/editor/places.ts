import type { EditorState } from "./desk-store";

/** A cell, by its row and its column. */
export interface Place {
  id: string;
  column: string;
}

/** A block of cells by numbers from 0, ends included. */
export interface Range {
  top: number;
  bottom: number;
  left: number;
  right: number;
}

/** Where a place lies among the rows and columns shown; the first where it is not among them. */
export function spotOf(
  { desk, columns }: Pick<EditorState, "desk" | "columns">,
  { id, column }: Place,
): { row: number; column: number } {
  const row = desk.sheet.order.indexOf(id);
  const at = columns.findIndex(({ key }) => key === column);
  return { row: Math.max(0, row), column: Math.max(0, at) };
}

const ranges = new WeakMap<EditorState, Range>();

/** The block between the place and where the selection began: found once for all rows that ask. */
export function rangeOf(state: EditorState): Range {
  const known = ranges.get(state);
  if (known) return known;
  const range = rangeBetween(state);
  ranges.set(state, range);
  return range;
}

function rangeBetween(state: EditorState): Range {
  const one = spotOf(state, state.place);
  const other = spotOf(state, state.anchor);
  return {
    top: Math.min(one.row, other.row),
    bottom: Math.max(one.row, other.row),
    left: Math.min(one.column, other.column),
    right: Math.max(one.column, other.column),
  };
}

/** The place at numbers, held within the sheet. */
export function placeAt(
  { desk, columns }: Pick<EditorState, "desk" | "columns">,
  row: number,
  column: number,
): Place {
  const { order } = desk.sheet;
  const within = (at: number, count: number) => Math.max(0, Math.min(at, count - 1));
  return {
    id: order[within(row, order.length)] ?? "",
    column: columns[within(column, columns.length)]?.key ?? "",
  };
}
