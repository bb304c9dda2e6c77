import type { KeyboardEvent } from "react";
import type { DeskStore } from "./desk-store";
import { placeAt, spotOf } from "./places";

/** Rows that Page Up and Page Down pass over. */
const PAGE = 10;
const ARROWS: Readonly<Record<string, readonly [number, number]>> = {
  ArrowUp: [-1, 0],
  ArrowDown: [1, 0],
  ArrowLeft: [0, -1],
  ArrowRight: [0, 1],
  PageUp: [-PAGE, 0],
  PageDown: [PAGE, 0],
};

/** Goes by so many rows and columns; with `isExtending` the selection grows from where it began. */
export function goBy(
  store: DeskStore,
  [rows, columns]: readonly [number, number],
  isExtending = false,
) {
  const state = store.get();
  const spot = spotOf(state, state.place);
  const place = placeAt(state, spot.row + rows, spot.column + columns);
  store.put({ place, anchor: isExtending ? state.anchor : place, mode: "look" });
}

/** To the next cell, over the end of the row; false at the end of the sheet. */
function step(store: DeskStore, by: 1 | -1): boolean {
  const state = store.get();
  const { row, column } = spotOf(state, state.place);
  const count = state.columns.length;
  const at = row * count + column + by;
  if (at < 0 || at >= state.desk.sheet.order.length * count) return false;
  const place = placeAt(state, Math.floor(at / count), at % count);
  store.put({ place, anchor: place, mode: "look", hint: "" });
  return true;
}

function toEdge(store: DeskStore, event: KeyboardEvent): void {
  const state = store.get();
  const { row } = spotOf(state, state.place);
  const last = state.desk.sheet.order.length - 1;
  const isHome = event.key === "Home";
  const target = event.ctrlKey ? (isHome ? 0 : last) : row;
  const place = placeAt(state, target, isHome ? 0 : state.columns.length - 1);
  store.put({ place, anchor: event.shiftKey ? state.anchor : place, mode: "look", hint: "" });
}

function selectAll(store: DeskStore): void {
  const state = store.get();
  const last = placeAt(state, state.desk.sheet.order.length, state.columns.length);
  store.put({ anchor: placeAt(state, 0, 0), place: last });
}

const WITH_CTRL: Readonly<Record<string, (store: DeskStore) => void>> = {
  z: (store) => store.undo(),
  y: (store) => store.redo(),
  a: selectAll,
  Enter: (store) => store.put({ panel: store.get().place.id }),
};
const WITH_ALT: Readonly<Record<string, (store: DeskStore) => void>> = {
  ArrowUp: (store) => store.move(-1),
  ArrowDown: (store) => store.move(1),
  Insert: (store) => store.insert(),
  Delete: (store) => store.remove(),
};
const PLAIN: Readonly<Record<string, (store: DeskStore) => void>> = {
  Enter: (store) => store.put({ mode: "edit" }),
  F2: (store) => store.put({ mode: "edit" }),
  Delete: (store) => store.clear(),
};

/** What a key does while a cell is only looked at; true where it was used. */
export function lookKey(store: DeskStore, event: KeyboardEvent): boolean {
  const { key, ctrlKey, metaKey, altKey, shiftKey } = event;
  if (ctrlKey || metaKey) {
    const isRedo = shiftKey && key.toLowerCase() === "z";
    const run = isRedo ? WITH_CTRL.y : (WITH_CTRL[key] ?? WITH_CTRL[key.toLowerCase()]);
    if (run) run(store);
    else if (key === "Home" || key === "End") toEdge(store, event);
    else return false;
    return true;
  }
  if (altKey) {
    WITH_ALT[key]?.(store);
    return key in WITH_ALT;
  }
  const arrow = ARROWS[key];
  if (arrow) goBy(store, arrow, shiftKey);
  else if (key === "Tab") return step(store, shiftKey ? -1 : 1);
  else if (key === "Home" || key === "End") toEdge(store, event);
  else if (PLAIN[key] && !(shiftKey && key === "Enter")) PLAIN[key](store);
  else return false;
  return true;
}

/** How a key leaves a cell that is being written: where to, or null where it stays in the cell. */
export function leavingKey(
  event: KeyboardEvent,
  mode: "type" | "edit",
): readonly [number, number] | "next" | "back" | null {
  const { key, altKey, shiftKey } = event;
  if (key === "Enter" && !altKey) return shiftKey ? [-1, 0] : [1, 0];
  if (key === "Tab") return shiftKey ? "back" : "next";
  const isArrow = key.startsWith("Arrow") && !altKey && !shiftKey;
  return mode === "type" && isArrow ? (ARROWS[key] ?? null) : null;
}

/** Leaves a written cell. */
export function leave(store: DeskStore, way: readonly [number, number] | "next" | "back"): void {
  if (typeof way !== "string") goBy(store, way);
  else if (!step(store, way === "next" ? 1 : -1)) store.put({ mode: "look" });
}
