// biome-ignore-all lint/a11y/useSemanticElements: rows keep one height and first columns stay in sight, which a table cannot
// biome-ignore-all lint/a11y/useFocusableInteractive: the text field in the active cell has the focus
import {
  type ClipboardEvent,
  type CSSProperties,
  type MouseEvent,
  type PointerEvent,
  useCallback,
  useEffect,
  useRef,
  useState,
} from "react";
import type { Column } from "@/lib/domain/lists/cells/types";
import type { RowMarks } from "./marks";
import { FROZEN, templateOf } from "./sheet-columns";
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
      if (!place || event.button !== 0) return;
      const isField = event.target instanceof HTMLTextAreaElement;
      if (isField && isWriting()) return;
      if (!isField) event.preventDefault();
      store.finish();
      store.isFocused = true;
      store.put({
        place,
        anchor: event.shiftKey ? store.get().anchor : place,
        mode: "look",
        hint: "",
      });
    },
    /** A click on the cell one stands on selects it whole: no caret is set, typing replaces. */
    onMouseDown(event: MouseEvent) {
      const field = event.target;
      if (!(field instanceof HTMLTextAreaElement) || isWriting()) return;
      event.preventDefault();
      field.focus({ preventScroll: true });
      field.select();
    },
    onPointerMove(event: PointerEvent) {
      if (event.buttons !== 1 || event.pointerType === "touch" || isWriting()) return;
      const place = placeUnder(
        document.elementFromPoint(event.clientX, event.clientY) ?? event.target,
      );
      const now = store.get().place;
      if (place && (place.id !== now.id || place.column !== now.column)) store.put({ place });
    },
    onDoubleClick(event: MouseEvent) {
      if (placeUnder(event.target)) store.put({ mode: "edit" });
    },
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

/** Rows drawn above and below what is in sight. */
const SPARE = 12;

/** The rows near what is in sight, all of them until it is known. */
function useNearRows(count: number) {
  const scroller = useRef<HTMLDivElement>(null);
  const [near, setNear] = useState<readonly [number, number]>([0, Number.POSITIVE_INFINITY]);
  const look = useCallback(() => {
    const element = scroller.current;
    const row = element?.querySelector<HTMLElement>("[data-row]");
    if (!element || !row) return;
    const height = row.offsetHeight || 1;
    const first = Math.floor(element.scrollTop / height);
    // Moved on in steps, so that most scrolling draws nothing new.
    const from = Math.max(0, Math.floor((first - SPARE) / SPARE) * SPARE);
    const to = from + Math.ceil(element.clientHeight / height) + 4 * SPARE;
    setNear((before) => (before[0] === from && before[1] === to ? before : [from, to]));
  }, []);
  // biome-ignore lint/correctness/useExhaustiveDependencies: more or fewer rows, other heights
  useEffect(() => {
    look();
    addEventListener("resize", look);
    return () => removeEventListener("resize", look);
  }, [look, count]);
  return { scroller, near, look };
}

function Heads({ columns }: { columns: readonly Column[] }) {
  const head = ({ key, label }: Column, at: number) => (
    <div key={key} role="columnheader" aria-colindex={at + 2} className="sheet-cell">
      {label}
    </div>
  );
  return (
    <div role="row" aria-rowindex={1} className="sheet-row sheet-head">
      <div role="presentation" className="sheet-frozen">
        <div role="columnheader" aria-colindex={1} className="sheet-cell sheet-number">
          行
        </div>
        {columns.slice(0, FROZEN).map(head)}
      </div>
      {columns.slice(FROZEN).map((column, at) => head(column, at + FROZEN))}
    </div>
  );
}

/** The list as a sheet. */
export function SheetGrid({ marks }: { marks: ReadonlyMap<string, RowMarks> }) {
  const { store } = useDesk();
  const order = useDeskState((state) => state.desk.sheet.order);
  const columns = useDeskState((state) => state.columns);
  const events = useSheetEvents();
  const { scroller, near, look } = useNearRows(order.length);
  const frozen = templateOf(columns.slice(0, FROZEN));
  const style = { "--columns": templateOf(columns), "--frozen": frozen } as CSSProperties;
  return (
    <div className="sheet-scroll" ref={scroller} onScroll={look}>
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
        <Heads columns={columns} />
        {order.map((id, index) => (
          <SheetRowView
            key={id}
            {...{ id, index, columns }}
            marks={marks.get(id) ?? NO_MARKS}
            isNear={index >= near[0] && index < near[1]}
          />
        ))}
      </div>
    </div>
  );
}

const NO_MARKS: RowMarks = [];
