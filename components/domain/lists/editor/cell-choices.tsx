import type { Choice, Column } from "@/lib/domain/lists/cells/types";
import { choicesOf } from "@/lib/domain/lists/wording/rules";
import { classNames } from "../../../ui/class-names";
import type { DeskStore } from "./desk-store";

const MOST = 12;

/** What a cell offers while one writes: its choices, or the names of units, that begin or contain the text. */
export function suggestionsFor(store: DeskStore, column: Column, text: string): readonly Choice[] {
  const units = column.key === "leadName" ? store.list.units : [];
  const all =
    column.kind === "choice"
      ? choicesOf(column, store.context)
      : units.map((name) => ({ value: name, label: name }));
  const fitting = all.filter(({ label }) => label.includes(text.trim()));
  const isWritten = fitting.length === 1 && fitting[0]?.label === text;
  return isWritten ? [] : fitting.slice(0, MOST);
}

interface CellChoicesProps {
  choices: readonly Choice[];
  chosen: number;
  onChoose: (label: string) => void;
}

/** The choices beneath a cell; arrows and Enter choose as well. */
export function CellChoices({ choices, chosen, onChoose }: CellChoicesProps) {
  return (
    <div className="cell-bubble cell-choices">
      {choices.map(({ value, label }, at) => (
        <button
          key={value}
          type="button"
          tabIndex={-1}
          className={classNames("cell-choice", at === chosen && "chosen")}
          onPointerDown={(event) => {
            event.preventDefault();
            onChoose(label);
          }}
        >
          {label}
        </button>
      ))}
      <span className="sr-only" role="status">
        {chosen < 0 ? `${choices.length} 个可选，按上下键选择` : choices[chosen]?.label}
      </span>
    </div>
  );
}
