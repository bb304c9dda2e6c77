import { useEffect } from "react";
import { columnsOf, GROUP_LABELS } from "@/lib/domain/lists/cells/labels";
import type { ColumnGroup } from "@/lib/domain/lists/cells/types";
import { Checkbox } from "../../../ui/input";
import { Menu } from "../../../ui/menu";
import { useDesk, useDeskState } from "./use-desk";

function keyOf(kind: string): string {
  return `qinglian:list-columns:${kind}`;
}

function chosenBefore(kind: string): string[] | null {
  try {
    return JSON.parse(localStorage.getItem(keyOf(kind)) ?? "null") as string[] | null;
  } catch {
    return null;
  }
}

/** Which columns the sheet shows; remembered in this browser. Code and title always stand. */
export function ColumnChooser() {
  const { store } = useDesk();
  const { kind } = store.list;
  const all = columnsOf(kind);
  const shown = useDeskState((state) => state.columns);

  useEffect(() => {
    const chosen = chosenBefore(kind);
    const columns = columnsOf(kind).filter((column, at) => at < 2 || chosen?.includes(column.key));
    if (chosen && columns.length > 2) store.put({ columns });
  }, [kind, store]);

  function choose(key: string, isChosen: boolean) {
    const keys = new Set(shown.map((column) => column.key));
    if (isChosen) keys.add(key);
    else keys.delete(key);
    const columns = all.filter((column) => keys.has(column.key));
    const place = { ...store.get().place };
    if (!keys.has(place.column)) place.column = columns[0]?.key ?? "";
    store.put({ columns, place, anchor: place });
    try {
      localStorage.setItem(keyOf(kind), JSON.stringify([...keys]));
    } catch {
      // Without storage the choice holds for this visit.
    }
  }

  return (
    <Menu label={`显示的列（${shown.length}）`} align="left">
      <div className="column-chooser">
        {(Object.keys(GROUP_LABELS) as ColumnGroup[]).map((group) => {
          const columns = all.filter((column) => column.group === group);
          if (columns.length === 0) return null;
          return (
            <fieldset key={group}>
              <legend>{GROUP_LABELS[group]}</legend>
              {columns.map((column) => (
                <Checkbox
                  key={column.key}
                  label={column.label}
                  checked={shown.includes(column)}
                  disabled={all.indexOf(column) < 2}
                  onChange={(event) => choose(column.key, event.target.checked)}
                />
              ))}
            </fieldset>
          );
        })}
      </div>
    </Menu>
  );
}
