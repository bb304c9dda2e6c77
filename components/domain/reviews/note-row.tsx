"use client";

import { X } from "lucide-react";
import { useEffect, useRef } from "react";
import { Select, Textarea } from "../../ui/input";
import { type OpenNote, useDesk } from "./desk-context";

/** What a return can point at, with its words. */
export interface PointChoice {
  value: string;
  label: string;
}

interface NoteRowProps {
  note: OpenNote;
  choices: readonly PointChoice[];
}

/** One note of a return: about which part, and what to change. */
export function NoteRow({ note, choices }: NoteRowProps) {
  const { wanted, move } = useDesk();
  const box = useRef<HTMLTextAreaElement>(null);
  const { id } = note;
  const label = choices.find((choice) => choice.value === note.part)?.label ?? "这一处";
  useEffect(() => {
    if (wanted === id) box.current?.focus();
  }, [wanted, id]);
  return (
    <li className="note-row">
      <Select
        name="noteParts[]"
        aria-label={`第 ${id} 条针对`}
        value={note.part}
        onChange={(event) => move({ kind: "write", id, note: { part: event.target.value } })}
      >
        {choices.map((choice) => (
          <option key={choice.value} value={choice.value}>
            {choice.label}
          </option>
        ))}
      </Select>
      <button
        type="button"
        className="icon-btn"
        aria-label={`去掉对${label}的意见`}
        onClick={() => move({ kind: "remove", id })}
      >
        <X aria-hidden="true" />
      </button>
      <Textarea
        ref={box}
        name="noteTexts[]"
        rows={2}
        aria-label={`对${label}的意见`}
        value={note.text}
        onChange={(event) => move({ kind: "write", id, note: { text: event.target.value } })}
      />
    </li>
  );
}
