/*
 * A sheet is edited by cells, rows and order; whatever was done can be undone and done again, also over
 * rows that were added, removed or moved, and whatever others did in the meantime stays.
 */
import { readCell } from "@/lib/domain/lists/cells/rules";
import type { CellContext, CellValue, Column, Values } from "@/lib/domain/lists/cells/types";
import type { Edit, RowPart, Sheet, SheetRow, Typed } from "./types";

/** True for values that are the same when written down. */
export function isSameValue(one: CellValue | undefined, other: CellValue | undefined): boolean {
  if (one === other) return true;
  if (typeof one !== "object" || typeof other !== "object") return false;
  return JSON.stringify(one) === JSON.stringify(other);
}

function withRow(sheet: Sheet, row: SheetRow): Sheet {
  return { ...sheet, rows: new Map(sheet.rows).set(row.id, row) };
}

function without(record: SheetRow["typed"], keys: readonly string[]): SheetRow["typed"] {
  if (!keys.some((key) => key in record)) return record;
  return Object.fromEntries(Object.entries(record).filter(([key]) => !keys.includes(key)));
}

/** What writing into cells needs to know: the list, and which fields of a row are fixed from above. */
export interface Writing {
  context: CellContext;
  fixedOf: (id: string) => readonly string[];
}

function writtenRow(row: SheetRow, cell: { column: Column; text: string }, how: Writing): SheetRow {
  const { column, text } = cell;
  const fixed = how.fixedOf(row.id);
  const reading = readCell(column, text, { values: row.values, context: how.context, fixed });
  if (!reading.isRead) {
    const typed: Typed = { text, problem: reading.problem };
    return { ...row, typed: { ...row.typed, [column.key]: typed } };
  }
  return {
    ...row,
    values: { ...row.values, ...reading.changes },
    typed: without(row.typed, [column.key]),
  };
}

/** A text written into one cell: its values, or the text with why it was not understood. */
export function writeCell(
  sheet: Sheet,
  cell: { id: string; column: Column; text: string },
  how: Writing,
): Sheet {
  const row = sheet.rows.get(cell.id);
  return row ? withRow(sheet, writtenRow(row, cell, how)) : sheet;
}

/** Values set by a form's own controls; texts that stood for them are gone. */
export function setValues(sheet: Sheet, id: string, changes: Values, columns: string[]): Sheet {
  const row = sheet.rows.get(id);
  if (!row) return sheet;
  const values = { ...row.values, ...changes };
  return withRow(sheet, { ...row, values, typed: without(row.typed, columns) });
}

/** A block of texts, where it begins, and how a further row is made beyond the end. */
export interface Block {
  texts: readonly (readonly string[])[];
  row: number;
  /** The columns from the first one of the block on, as shown. */
  columns: readonly Column[];
  newRow: (sheet: Sheet) => SheetRow;
}

/**
 * A block written from its first cell on; rows beyond the end are added. Within a row the cells are read in
 * the order in which they depend on each other, whatever the order on the screen (`rank`).
 */
export function writeBlockInto(
  sheet: Sheet,
  block: Block,
  how: Writing & { rank: (column: Column) => number },
): Sheet {
  const rows = new Map(sheet.rows);
  const order = [...sheet.order];
  for (const [at, texts] of block.texts.entries()) {
    const id = order[block.row + at];
    const start = id === undefined ? block.newRow({ rows, order }) : rows.get(id);
    if (!start) continue;
    if (id === undefined) order.push(start.id);
    const cells = texts
      .flatMap((text, column) => {
        const found = block.columns[column];
        return found ? [{ column: found, text }] : [];
      })
      .sort((a, b) => how.rank(a.column) - how.rank(b.column));
    rows.set(
      start.id,
      cells.reduce((row, cell) => writtenRow(row, cell, how), start),
    );
  }
  return { rows, order };
}

/** Rows put in after a row, at the top where `after` is null. */
export function addRows(sheet: Sheet, after: string | null, added: readonly SheetRow[]): Sheet {
  const rows = new Map(sheet.rows);
  for (const row of added) rows.set(row.id, row);
  const at = after === null ? 0 : sheet.order.indexOf(after) + 1;
  const ids = added.map(({ id }) => id);
  return { rows, order: [...sheet.order.slice(0, at), ...ids, ...sheet.order.slice(at)] };
}

/** The sheet without some rows. */
export function removeRows(sheet: Sheet, ids: readonly string[]): Sheet {
  const gone = new Set(ids);
  const rows = new Map([...sheet.rows].filter(([id]) => !gone.has(id)));
  return { rows, order: sheet.order.filter((id) => !gone.has(id)) };
}

/** Neighbouring rows moved up or down by one place; the same sheet at its edge. */
export function moveRows(sheet: Sheet, ids: readonly string[], step: -1 | 1): Sheet {
  const first = sheet.order.indexOf(ids[0] ?? "");
  const target = step < 0 ? first - 1 : first + ids.length;
  const passed = sheet.order[target];
  if (first < 0 || passed === undefined) return sheet;
  const moved = sheet.order.slice(first, first + ids.length);
  const block = step < 0 ? [...moved, passed] : [passed, ...moved];
  const start = step < 0 ? first - 1 : first;
  const order = [...sheet.order];
  order.splice(start, block.length, ...block);
  return { ...sheet, order };
}

/** `current` in the order that is wanted; what is not named in it stays behind its neighbour. */
export function mergeOrder(current: readonly string[], wanted: readonly string[]): string[] {
  const present = new Set(current);
  const named = new Set(wanted);
  const followers = new Map<string, string[]>();
  let anchor = "";
  for (const id of current) {
    if (named.has(id)) anchor = id;
    else followers.set(anchor, [...(followers.get(anchor) ?? []), id]);
  }
  const placed = wanted.filter((id) => present.has(id));
  return [
    ...(followers.get("") ?? []),
    ...placed.flatMap((id) => [id, ...(followers.get(id) ?? [])]),
  ];
}

function partOf(row: SheetRow, other: SheetRow): RowPart {
  const fields = Object.keys({ ...row.values, ...other.values }).filter(
    (field) => !isSameValue(row.values[field], other.values[field]),
  );
  const texts = Object.keys({ ...row.typed, ...other.typed }).filter(
    (key) => row.typed[key]?.text !== other.typed[key]?.text,
  );
  return {
    values: Object.fromEntries(fields.map((field) => [field, row.values[field] ?? null])),
    typed: Object.fromEntries(texts.map((key) => [key, row.typed[key] ?? null])),
  };
}

function isNothing(part: RowPart): boolean {
  return Object.keys(part.values).length === 0 && Object.keys(part.typed).length === 0;
}

/** What was done between two states of a sheet; null where nothing was. */
export function editBetween(before: Sheet, after: Sheet): Edit | null {
  const changes = [...after.rows.values()].flatMap((row) => {
    const old = before.rows.get(row.id);
    if (!old || old === row) return [];
    const change = { id: row.id, before: partOf(old, row), after: partOf(row, old) };
    return isNothing(change.before) && isNothing(change.after) ? [] : [change];
  });
  const added = [...after.rows.values()].filter(({ id }) => !before.rows.has(id));
  const removed = [...before.rows.values()].filter(({ id }) => !after.rows.has(id));
  const isMoved = before.order.join() !== after.order.join();
  if (changes.length + added.length + removed.length === 0 && !isMoved) return null;
  const order = isMoved ? { before: before.order, after: after.order } : null;
  return { changes, added, removed, order };
}

/** The edit that takes another one back. */
export function inverse({ changes, added, removed, order }: Edit): Edit {
  return {
    changes: changes.map(({ id, before, after }) => ({ id, before: after, after: before })),
    added: removed,
    removed: added,
    order: order && { before: order.after, after: order.before },
  };
}

function patched(row: SheetRow, { values, typed }: RowPart): SheetRow {
  const texts = Object.entries({ ...row.typed, ...typed }).filter(
    (entry): entry is [string, Typed] => entry[1] !== null,
  );
  return { ...row, values: { ...row.values, ...values }, typed: Object.fromEntries(texts) };
}

/** Does an edit again, or (through `inverse`) takes it back. What others added since stays in its place. */
export function applyEdit(sheet: Sheet, edit: Edit): Sheet {
  const rows = new Map(sheet.rows);
  for (const { id } of edit.removed) rows.delete(id);
  for (const row of edit.added) rows.set(row.id, row);
  for (const { id, after } of edit.changes) {
    const row = rows.get(id);
    if (row) rows.set(id, patched(row, after));
  }
  const known = [...new Set([...sheet.order, ...edit.added.map(({ id }) => id)])];
  const present = known.filter((id) => rows.has(id));
  return { rows, order: edit.order ? mergeOrder(present, edit.order.after) : present };
}
