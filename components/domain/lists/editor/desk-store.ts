import { columnsOf } from "@/lib/domain/lists/cells/labels";
import { readCell } from "@/lib/domain/lists/cells/rules";
import type { CellContext, Column } from "@/lib/domain/lists/cells/types";
import { readBlock, writeBlock } from "@/lib/domain/lists/clipboard/rules";
import { blankValues, fixedFields, nextCode } from "@/lib/domain/lists/editing/rules";
import type { EditableList, Editor } from "@/lib/domain/lists/editing/types";
import type { Desk } from "@/lib/domain/lists/merging/types";
import {
  addRows,
  applyEdit,
  editBetween,
  inverse,
  moveRows,
  removeRows,
  type Writing,
  writeBlockInto,
  writeCell,
} from "@/lib/domain/lists/sheet/rules";
import type { Edit, Sheet, SheetRow } from "@/lib/domain/lists/sheet/types";
import { showCell } from "@/lib/domain/lists/wording/rules";
import { randomId } from "@/lib/shared/random-ids";
import { type Guesses, guessesIn, withoutGuesses, withoutTouched } from "./guesses";
import { columnsNamed } from "./headed-block";
import type { KeptWork } from "./local-drawer";
import { type Place, rangeOf } from "./places";

/** How a cell is being used: looked at, overwritten by typing, or edited with the caret in it. */
export type Mode = "look" | "type" | "edit";

/** Whether what was typed is kept. */
export interface Saving {
  state: "checking" | "saved" | "saving" | "waiting" | "offline" | "failed";
  at: string | null;
  problem: string | null;
}

/** Everything that the editor shows. Never changed in place. */
export interface EditorState {
  desk: Desk;
  past: readonly Edit[];
  future: readonly Edit[];
  place: Place;
  anchor: Place;
  mode: Mode;
  columns: readonly Column[];
  saving: Saving;
  editors: readonly Editor[];
  /** Cells of pasted rows that were filled by guess and that nobody has looked at, by row and column. */
  guesses: Guesses;
  /** Work of an earlier visit that was never stored, to be offered. */
  local: KeptWork | null;
  /** What was just done, in words, for the status line. */
  hint: string;
  /** The row whose form is open. */
  panel: string | null;
}

const MOST_UNDONE = 200;

function startOf(list: EditableList): EditorState {
  const rows = new Map(list.entries.map(({ id, values }) => [id, { id, values, typed: {} }]));
  const order = list.entries.map(({ id }) => id);
  const columns = columnsOf(list.kind).filter(({ isShown }) => isShown);
  const place = { id: order[0] ?? "", column: columns[0]?.key ?? "" };
  return {
    desk: {
      sheet: { rows, order },
      stored: new Map(list.entries.map((entry) => [entry.id, entry])),
      storedOrder: order,
      clashes: new Map(),
    },
    ...{ past: [], future: [], place, anchor: place, mode: "look", columns, editors: [] },
    saving: { state: "saved", at: null, problem: null },
    ...{ guesses: new Map(), local: null, hint: "", panel: null },
  };
}

/** The editor's state and everything that can be done to it; rows listen for what concerns them. */
export class DeskStore {
  readonly list: EditableList;
  readonly context: CellContext;
  /** The grid takes the focus when the place moves; not before somebody has entered it. */
  isFocused = false;
  private state: EditorState;
  private readonly listeners = new Set<() => void>();
  private readonly unfinished = new Set<() => void>();

  constructor(list: EditableList) {
    const { kind, year, subCarriers, citable } = list;
    this.list = list;
    this.context = { kind, year, subCarriers, citable };
    this.state = startOf(list);
  }

  readonly get = (): EditorState => this.state;

  readonly subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  };

  /** Changes part of the state and tells everybody. */
  put(part: Partial<EditorState>): void {
    this.state = { ...this.state, ...part };
    for (const listener of this.listeners) listener();
  }

  /** Text that stands in a field and was not written yet is written before anything is sent. */
  finishWith(write: () => void): () => void {
    this.unfinished.add(write);
    return () => this.unfinished.delete(write);
  }

  finish(): void {
    for (const write of this.unfinished) write();
  }

  get writing(): Writing {
    return {
      context: this.context,
      fixedOf: (id) => fixedFields(this.state.desk.stored.get(id)),
    };
  }

  /** What a cell shows: what was typed and not understood, or its values in words. */
  textAt(row: SheetRow, column: Column): string {
    return row.typed[column.key]?.text ?? showCell(column, row.values, this.context);
  }

  /** Does something to the sheet so that it can be undone; false where nothing changed. */
  edit(change: (sheet: Sheet) => Sheet, more: Partial<EditorState> = {}): boolean {
    const { desk, past } = this.state;
    const sheet = change(desk.sheet);
    const edit = editBetween(desk.sheet, sheet);
    if (!edit) {
      if (Object.keys(more).length > 0) this.put(more);
      return false;
    }
    const kept = [...past, edit].slice(-MOST_UNDONE);
    const guesses = withoutTouched(this.state.guesses, edit, columnsOf(this.list.kind));
    this.put({ desk: { ...desk, sheet }, past: kept, future: [], hint: "", guesses, ...more });
    return true;
  }

  write(id: string, column: Column, text: string): void {
    const row = this.state.desk.sheet.rows.get(id);
    if (!row || this.textAt(row, column) === text) return;
    const place = { values: row.values, context: this.context, fixed: this.writing.fixedOf(id) };
    const reading = readCell(column, text, place);
    const hint = reading.isRead ? (reading.note ?? "") : reading.problem;
    this.edit((sheet) => writeCell(sheet, { id, column, text }, this.writing), { hint });
  }

  /** Takes a guessed value as right; all of them where no cell is named. */
  confirm(id?: string, column?: Column): void {
    const { guesses } = this.state;
    if (id === undefined || !column) this.put({ guesses: new Map() });
    else if (guesses.get(id)?.[column.key]) {
      this.put({ guesses: withoutGuesses(guesses, id, [column.key]) });
    }
  }

  undo(): void {
    this.travel("past", "future", "没有可以撤销的修改", "已撤销");
  }

  redo(): void {
    this.travel("future", "past", "没有可以重做的修改", "已重做");
  }

  private travel(from: "past" | "future", to: "past" | "future", none: string, done: string) {
    const edit = this.state[from].at(-1);
    if (!edit) return this.put({ hint: none });
    const applied = from === "past" ? inverse(edit) : edit;
    const { desk } = this.state;
    const sheet = applyEdit(desk.sheet, applied);
    const touched = applied.changes[0]?.id ?? applied.added[0]?.id ?? this.state.place.id;
    const id = sheet.rows.has(touched) ? touched : (sheet.order[0] ?? "");
    const place = { ...this.state.place, id };
    this.put({
      ...{ desk: { ...desk, sheet }, place, anchor: place, mode: "look", hint: done },
      [from]: this.state[from].slice(0, -1),
      [to]: [...this.state[to], edit],
    });
  }

  /** The rows and columns of the selected block. */
  selection() {
    const { desk, columns } = this.state;
    const { top, bottom, left, right } = rangeOf(this.state);
    return {
      ids: desk.sheet.order.slice(top, bottom + 1),
      columns: columns.slice(left, right + 1),
    };
  }

  copied(): string {
    const { ids, columns } = this.selection();
    const { rows } = this.state.desk.sheet;
    return writeBlock(
      ids.map((id) => {
        const row = rows.get(id);
        return columns.map((column) => (row ? this.textAt(row, column) : ""));
      }),
    );
  }

  /** Empties the selected cells; what may not be empty stays. */
  clear(): void {
    const { ids, columns } = this.selection();
    this.edit((sheet) =>
      ids.reduce(
        (all, id) => columns.reduce((part, column) => this.emptied(part, id, column), all),
        sheet,
      ),
    );
  }

  private emptied(sheet: Sheet, id: string, column: Column): Sheet {
    const after = writeCell(sheet, { id, column, text: "" }, this.writing);
    return after.rows.get(id)?.typed[column.key] ? sheet : after;
  }

  newRow(sheet: Sheet, before: string | undefined): SheetRow {
    const { kind, codes, leadName } = this.list;
    const used = [...sheet.rows.values()].map(({ values }) => String(values.code));
    const last = before === undefined ? undefined : sheet.rows.get(before);
    const code = nextCode(used, codes);
    const values = blankValues(kind, { code, before: last?.values ?? null, leadName });
    return { id: randomId(), values, typed: {} };
  }

  /** Writes copied cells from the selected cell on; one cell fills all that are selected. */
  paste(text: string): void {
    const texts = readBlock(text);
    const { desk, columns } = this.state;
    const { top, left, bottom, right } = rangeOf(this.state);
    const isOne = texts.length === 1 && texts[0]?.length === 1;
    const filled = isOne
      ? Array.from({ length: bottom - top + 1 }, () =>
          Array.from({ length: right - left + 1 }, () => texts[0]?.[0] ?? ""),
        )
      : texts;
    const named = columnsNamed(texts, columnsOf(this.list.kind));
    const block = {
      texts: named ? texts.slice(1) : filled,
      row: top,
      columns: named ?? columns.slice(left),
      newRow: (sheet: Sheet) => this.newRow(sheet, sheet.order.at(-1)),
    };
    const all = columnsOf(this.list.kind);
    const how = { ...this.writing, rank: (column: Column) => all.indexOf(column) };
    const added = Math.max(0, block.row + block.texts.length - desk.sheet.order.length);
    const hint = `已粘贴 ${block.texts.length} 行${added > 0 ? `，其中新增 ${added} 行` : ""}`;
    this.edit((sheet) => writeBlockInto(sheet, block, how));
    const guesses = guessesIn(this.list.kind, block, {
      before: desk.sheet,
      after: this.state.desk.sheet,
    });
    const doubt = guesses.size > 0 ? "；没有粘贴的列已沿用上一行或常用值，请在“提示”中核对" : "";
    this.put({ hint: hint + doubt, guesses: new Map([...this.state.guesses, ...guesses]) });
  }

  /** Puts a new row in after the selected rows (or at the end) and goes there. */
  insert(after: string | null = this.selection().ids.at(-1) ?? null): void {
    const row = this.newRow(this.state.desk.sheet, after ?? undefined);
    const place = { id: row.id, column: this.state.columns[1]?.key ?? this.state.place.column };
    this.edit((sheet) => addRows(sheet, after, [row]), {
      ...{ place, anchor: place, mode: "look", hint: "已插入一行" },
    });
  }

  remove(ids: readonly string[] = this.selection().ids): void {
    const { order } = this.state.desk.sheet;
    const first = order.indexOf(ids[0] ?? "");
    const next = order[first + ids.length] ?? order[first - 1] ?? "";
    const place = { ...this.state.place, id: next };
    this.edit((sheet) => removeRows(sheet, ids), {
      ...{ place, anchor: place, mode: "look", hint: `已删除 ${ids.length} 行，可以撤销` },
    });
  }

  move(step: -1 | 1): void {
    const { ids } = this.selection();
    const hint = step < 0 ? "已上移" : "已下移";
    if (!this.edit((sheet) => moveRows(sheet, ids, step), { hint })) this.put({ hint: "已到边上" });
  }
}
