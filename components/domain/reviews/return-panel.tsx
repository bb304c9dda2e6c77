"use client";

import { useEffect, useRef } from "react";
import { returnReportAction } from "@/lib/domain/reviews/actions";
import type { StandardReason } from "@/lib/domain/reviews/labels";
import type { Day } from "@/lib/shared/dates";
import {
  ActionForm,
  FormProblem,
  FormSelect,
  FormText,
  FormTextArea,
} from "../../forms/action-form";
import { useDesk } from "./desk-context";
import { NoteRow, type PointChoice } from "./note-row";

interface ReturnPanelProps {
  hidden: Record<string, string | undefined>;
  today: Day;
  /** The day that is proposed for the corrected report. */
  proposed: Day;
  reasons: readonly StandardReason[];
  choices: readonly PointChoice[];
}

/** 退回: standard reasons, notes about single parts, and a day of its own. */
export function ReturnPanel({ hidden, today, proposed, reasons, choices }: ReturnPanelProps) {
  const { mode, notes } = useDesk();
  const chips = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (mode === "returning") chips.current?.querySelector("button")?.focus();
  }, [mode]);
  return (
    <ActionForm
      action={returnReportAction}
      submit="退回修改"
      pendingText="正在退回…"
      variant="danger"
      wide
      hidden={hidden}
    >
      {/* Without script the general words are typed below; here one part can be named. */}
      <noscript>
        <FormSelect name="noteParts[]" label="指出一处" choices={choices} />
        <FormText name="noteTexts[]" label="这一处要改什么" optional />
      </noscript>
      <div ref={chips}>
        <ReasonChips reasons={reasons} />
      </div>
      {notes.length > 0 && (
        <ol className="note-rows" aria-label="退回的意见">
          {notes.map((note) => (
            <NoteRow key={note.id} note={note} choices={choices} />
          ))}
        </ol>
      )}
      <PartButtons choices={choices} />
      <FormTextArea
        name="remark"
        label="补充说明"
        optional
        max={500}
        rows={2}
        hint="填报人会看到原话"
      />
      <FormText name="dueOn" type="date" label="重报日期" min={today} defaultValue={proposed} />
    </ActionForm>
  );
}

/** Chips that put a reason of the office down as a note about its part. */
function ReasonChips({ reasons }: { reasons: readonly StandardReason[] }) {
  const { notes, move } = useDesk();
  return (
    <fieldset className="reason-chips" id="reason" tabIndex={-1}>
      <legend>常用原因，选了就写进意见</legend>
      <FormProblem name="reason" />
      {reasons.map(({ field, text }) => (
        <button
          key={`${field}${text}`}
          type="button"
          className="chip"
          aria-pressed={notes.some((note) => note.text === text)}
          onClick={() => move({ kind: "point", part: field ?? "narrative", text })}
        >
          {text}
        </button>
      ))}
    </fieldset>
  );
}

function PartButtons({ choices }: { choices: readonly PointChoice[] }) {
  const { move } = useDesk();
  const paragraphs = choices.filter(({ value }) => value.startsWith("paragraph:")).length;
  return (
    <div className="part-buttons">
      <p className="text-sm text-ink-hint">
        {paragraphs > 1
          ? `按 1–${Math.min(paragraphs, 9)} 指出进展情况的第几段，或点左边的编号`
          : "按 1 指出进展情况，或点左边的标记指出是哪一处"}
      </p>
      <button
        type="button"
        className="btn btn-small"
        onClick={() => move({ kind: "point", part: choices[0]?.value ?? "narrative" })}
      >
        写一条意见
      </button>
    </div>
  );
}
