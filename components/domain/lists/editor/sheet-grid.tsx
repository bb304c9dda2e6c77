// biome-ignore-all lint/a11y/useSemanticElements: rows keep one height and first columns stay in sight, which a table cannot
// biome-ignore-all lint/a11y/useFocusableInteractive: the text field in the active cell has the focus
import type { ClipboardEvent, CSSProperties, PointerEvent } from "react";
import type { RowMarks } from "./marks";
import { FROZEN, leftOf, templateOf } from "./sheet-columns";
import { SheetRowView } from "./sheet-row";
import { useDesk, useDeskState } from "./use-desk";

function placeUnder(target: EventTarget) {
  if (!(target instanceof Element)) return null;
  const column = target.closest<HTMLElement>("[data-column]")?.dataset.column;
  const id = target.closest<HTMLElement>("[data-row]")?.dataset.row;
  return column && id ? { id, column } : null;
}

/** Pointer and clipboard of the sheet; the keyboard is the cell's. */
function useSheetEvents() {
  const { store } = useDesk();
  const isWriting = () => store.get().mode !== "look";
  return {
    onPointerDown(event: PointerEvent) {
      const place = placeUnder(event.target);
      if (!place || event.button !== 0 || event.target instanceof HTMLTextAreaElement) return;
      event.preventDefault();
      store.finish();
      store.isFocused = true;
      store.put({
        place,
        anchor: event.shiftKey ? store.get().anchor : place,
        mode: "look",
        hint: "",
      });
    },
    onPointerMove(event: PointerEvent) {
      if (event.buttons !== 1 || event.pointerType === "touch" || isWriting()) return;
      const place = placeUnder(
        document.elementFromPoint(event.clientX, event.clientY) ?? event.target,
      );
      const now = store.get().place;
      if (place && (place.id !== now.id || place.column !== now.column)) store.put({ place });
    },
    onDoubleClick: () => store.put({ mode: "edit" }),
    onCopy(event: ClipboardEvent) {
      if (isWriting()) return;
      event.clipboardData.setData("text/plain", store.copied());
      event.preventDefault();
    },
    onCut(event: ClipboardEvent) {
      if (isWriting()) return;
      event.clipboardData.setData("text/plain", store.copied());
      event.preventDefault();
      store.clear();
    },
    onPaste(event: ClipboardEvent) {
      if (isWriting()) return;
      event.preventDefault();
      store.paste(event.clipboardData.getData("text/plain"));
    },
  };
}

/** The list as a sheet. */
export function SheetGrid({ marks }: { marks: ReadonlyMap<string, RowMarks> }) {
  const { store } = useDesk();
  const order = useDeskState((state) => state.desk.sheet.order);
  const columns = useDeskState((state) => state.columns);
  const events = useSheetEvents();
  const style = { "--columns": templateOf(columns) } as CSSProperties;
  return (
    <div className="sheet-scroll">
      <div
        role="grid"
        aria-label={store.list.title}
        aria-rowcount={order.length + 1}
        aria-colcount={columns.length + 1}
        aria-multiselectable="true"
        className="sheet"
        style={style}
        {...events}
      >
        <div role="row" aria-rowindex={1} className="sheet-row sheet-head">
          <div role="columnheader" aria-colindex={1} className="sheet-cell sheet-number">
            行
          </div>
          {columns.map((column, at) => (
            <div
              key={column.key}
              role="columnheader"
              aria-colindex={at + 2}
              className={at < FROZEN ? "sheet-cell frozen" : "sheet-cell"}
              style={at < FROZEN ? { left: leftOf(columns, at) } : undefined}
            >
              {column.label}
            </div>
          ))}
        </div>
        {order.map((id, index) => (
          <SheetRowView key={id} {...{ id, index, columns }} marks={marks.get(id) ?? NO_MARKS} />
        ))}
      </div>
    </div>
  );
}

const NO_MARKS: RowMarks = [];
