import { type KeyboardEvent, useEffect, useId, useLayoutEffect, useRef, useState } from "react";
import type { Column } from "@/lib/domain/lists/cells/types";
import type { SheetRow } from "@/lib/domain/lists/sheet/types";
import { classNames } from "../../../ui/class-names";
import { CellChoices, suggestionsFor } from "./cell-choices";
import { leave, leavingKey, lookKey } from "./keyboard";
import type { RowMarks } from "./marks";
import { useDesk, useDeskState } from "./use-desk";

interface CellInputProps {
  row: SheetRow;
  number: number;
  column: Column;
  marks: RowMarks;
}

const PAUSE = 900;

/**
 * The one text field of the sheet, in the cell that one stands on. It always has the focus, so that Chinese
 * input methods begin in it, readers read it, and the clipboard reaches it; it is seen while one writes.
 */
export function CellInput({ row, number, column, marks }: CellInputProps) {
  const { store } = useDesk();
  const mode = useDeskState((state) => state.mode);
  const field = useRef<HTMLTextAreaElement>(null);
  const timer = useRef<ReturnType<typeof setTimeout> | undefined>(undefined);
  /** What stood there before one wrote; Escape brings it back. */
  const original = useRef("");
  const [typed, setTyped] = useState("");
  const [chosen, setChosen] = useState(-1);
  const messages = useId();
  const shown = store.textAt(row, column);
  const isFixed = store.writing
    .fixedOf(row.id)
    .some((one) => column.fields.every((own) => own === one));
  const choices =
    mode === "look"
      ? []
      : suggestionsFor(store, column, mode === "edit" && typed === shown ? "" : typed);

  useLayoutEffect(() => {
    const element = field.current;
    if (!element || !store.isFocused) return;
    element.focus({ preventScroll: true });
    element.closest("[role=gridcell]")?.scrollIntoView({ block: "nearest", inline: "nearest" });
  }, [store]);

  // biome-ignore lint/correctness/useExhaustiveDependencies: while one writes, what is kept meanwhile changes nothing
  useLayoutEffect(() => {
    const element = field.current;
    if (!element || mode === "type") return;
    if (mode === "look") {
      element.value = shown;
      original.current = shown;
      element.select();
    } else element.setSelectionRange(element.value.length, element.value.length);
    setTyped(shown);
    setChosen(-1);
  }, [mode, mode === "look" ? shown : ""]);

  useEffect(() => {
    const write = () => {
      clearTimeout(timer.current);
      if (store.get().mode !== "look" && field.current)
        store.write(row.id, column, field.current.value);
    };
    const ending = store.finishWith(write);
    return () => {
      clearTimeout(timer.current);
      ending();
    };
  }, [store, row.id, column]);

  function write(text: string) {
    clearTimeout(timer.current);
    store.write(row.id, column, text);
  }

  function input(text: string, isComposing: boolean) {
    setTyped(text);
    setChosen(-1);
    if (mode === "look") store.put({ mode: "type" });
    clearTimeout(timer.current);
    if (isComposing) return;
    timer.current = setTimeout(() => store.write(row.id, column, text), PAUSE);
  }

  function choose(event: KeyboardEvent): boolean {
    if (choices.length === 0) return false;
    if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      const by = event.key === "ArrowDown" ? 1 : -1;
      setChosen((chosen + by + choices.length + (chosen < 0 && by < 0 ? 1 : 0)) % choices.length);
      return true;
    }
    const choice = choices[chosen];
    if (event.key !== "Enter" || !choice) return false;
    write(choice.label);
    leave(store, [1, 0]);
    return true;
  }

  function keyWhileWriting(
    event: KeyboardEvent<HTMLTextAreaElement>,
    how: "type" | "edit",
  ): boolean {
    if (event.key === "Escape") {
      write(original.current);
      store.put({ mode: "look" });
      return true;
    }
    if (event.key === "Enter" && event.altKey) {
      event.currentTarget.setRangeText(
        "\n",
        event.currentTarget.selectionStart,
        event.currentTarget.selectionEnd,
        "end",
      );
      input(event.currentTarget.value, false);
      return true;
    }
    if (choose(event)) return true;
    const way = leavingKey(event, how);
    if (way === null) return false;
    write(event.currentTarget.value);
    store.confirm(row.id, column);
    leave(store, way);
    return true;
  }

  function key(event: KeyboardEvent<HTMLTextAreaElement>) {
    if (event.nativeEvent.isComposing || event.keyCode === 229) return;
    if (mode === "look" && event.key === "Escape") {
      store.isFocused = false;
      store.put({ hint: "已离开表格的按键操作，按 Tab 到下一个部件" });
      return;
    }
    if (mode === "look" && event.key === "Tab" && !store.isFocused) return;
    store.isFocused = true;
    const isUsed = mode === "look" ? lookKey(store, event) : keyWhileWriting(event, mode);
    if (isUsed) event.preventDefault();
  }

  return (
    <>
      <textarea
        ref={field}
        className={classNames("cell-input", mode !== "look" && "cell-input-open")}
        aria-label={`第 ${number} 行 ${column.label}`}
        aria-describedby={marks.length > 0 ? messages : undefined}
        aria-invalid={marks.some(({ severity }) => severity === "error") || undefined}
        aria-readonly={isFixed || undefined}
        defaultValue={shown}
        rows={1}
        spellCheck={false}
        autoComplete="off"
        onFocus={() => {
          store.isFocused = true;
        }}
        onInput={(event) =>
          input(event.currentTarget.value, (event.nativeEvent as InputEvent).isComposing)
        }
        onCompositionEnd={(event) => input(event.currentTarget.value, false)}
        onKeyDown={key}
        onBlur={(event) => {
          if (mode === "look") return;
          write(event.currentTarget.value);
          store.put({ mode: "look" });
        }}
      />
      {choices.length > 0 && (
        <CellChoices
          choices={choices}
          chosen={chosen}
          onChoose={(label) => {
            write(label);
            store.put({ mode: "look" });
          }}
        />
      )}
      {choices.length === 0 && (marks.length > 0 || (mode !== "look" && column.hint)) && (
        <div className="cell-bubble" id={messages}>
          {marks.map((mark) => (
            <p key={mark.message} className={mark.severity}>
              <span className="sr-only">{mark.severity === "error" ? "错误：" : "提示："}</span>
              {mark.message}
            </p>
          ))}
          {mode !== "look" && column.hint && <p>{column.hint}</p>}
        </div>
      )}
    </>
  );
}
