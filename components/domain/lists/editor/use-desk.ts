import { createContext, useContext, useSyncExternalStore } from "react";
import type { DeskSaving } from "./desk-saving";
import type { DeskStore, EditorState } from "./desk-store";

interface Desk {
  store: DeskStore;
  saving: DeskSaving;
}

/** The desk that everything within an editor works on. */
export const DeskContext = createContext<Desk | null>(null);

/** The desk's store and its keeper. */
export function useDesk(): Desk {
  const desk = useContext(DeskContext);
  if (!desk) throw new Error("outside an editor");
  return desk;
}

/** One thing of the desk's state; what is picked must stay the same object while it does not change. */
export function useDeskState<T>(pick: (state: EditorState) => T): T {
  const { store } = useDesk();
  const read = () => pick(store.get());
  return useSyncExternalStore(store.subscribe, read, read);
}
