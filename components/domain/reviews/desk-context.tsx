"use client";

import { createContext, type ReactNode, useContext, useMemo, useReducer } from "react";
import type { PartNote } from "@/lib/domain/reports/types";

/** What the reviewer is about to do; the decision panel shows the form of it. */
export type DeskMode = "deciding" | "returning" | "doubting";

/** A note of a return that is being written. */
export interface OpenNote extends PartNote {
  id: number;
}

interface DeskState {
  mode: DeskMode;
  notes: OpenNote[];
  /** The note that asks for the focus. */
  wanted: number | null;
  count: number;
}

type DeskMove =
  | { kind: "mode"; mode: DeskMode }
  | { kind: "point"; part: string; text?: string }
  | { kind: "write"; id: number; note: Partial<PartNote> }
  | { kind: "remove"; id: number };

interface Desk extends DeskState {
  move: (move: DeskMove) => void;
}

const START: DeskState = { mode: "deciding", notes: [], wanted: null, count: 0 };

function point(state: DeskState, part: string, text: string): DeskState {
  const empty = state.notes.find((note) => note.part === part && note.text === "");
  if (empty && text === "") return { ...state, mode: "returning", wanted: empty.id };
  const id = state.count + 1;
  const notes = [...state.notes.filter((note) => note !== empty), { id, part, text }];
  return { mode: "returning", notes, wanted: text === "" ? id : null, count: id };
}

function after(state: DeskState, move: DeskMove): DeskState {
  if (move.kind === "mode") return { ...state, mode: move.mode, wanted: null };
  if (move.kind === "point") return point(state, move.part, move.text ?? "");
  if (move.kind === "remove") {
    return { ...state, notes: state.notes.filter(({ id }) => id !== move.id), wanted: null };
  }
  const notes = state.notes.map((note) => (note.id === move.id ? { ...note, ...move.note } : note));
  return { ...state, notes, wanted: null };
}

const DeskContext = createContext<Desk>({ ...START, move: () => undefined });

/** What is being written about the report on the desk: shared by its text and the decision beside it. */
export function ReviewDesk({ children }: { children: ReactNode }) {
  const [state, move] = useReducer(after, START);
  const desk = useMemo(() => ({ ...state, move }), [state]);
  return <DeskContext value={desk}>{children}</DeskContext>;
}

/** The desk around. */
export function useDesk(): Desk {
  return useContext(DeskContext);
}
