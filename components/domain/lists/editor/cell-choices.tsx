import type { Choice, Column } from "@/lib/domain/lists/cells/types";
import { choicesOf } from "@/lib/domain/lists/wording/rules";
import { classNames } from "../../../ui/class-names";
import type { DeskStore } from "./desk-store";

const MOST = 12;

/** The tags that are not in the cell yet, each as the cell would read with it in place of the last, unfinished one. */
function tagSuggestions(words: readonly string[], text: string): readonly Choice[] {
  const parts = text.split(/[、，,;；\n]/).map((part) => part.trim());
  const last = parts.at(-1) ?? "";
  const isFinished = words.includes(last);
  const kept = parts.slice(0, isFinished ? undefined : -1).filter((part) => part !== "");
  return words
    .filter((word) => !kept.includes(word) && (isFinished || word.includes(last)))
    .map((word) => ({ value: word, label: [...kept, word].join("、") }));
}

/** What a cell offers while one writes: its choices, or the names of units, that begin or contain the text. */
export function suggestionsFor(store: DeskStore, column: Column, text: string): readonly Choice[] {
  if (column.key === "tags") return tagSuggestions(store.list.tagWords, text);
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
