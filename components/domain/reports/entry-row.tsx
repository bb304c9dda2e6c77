"use client";

import Link from "next/link";
import { isOpen } from "@/lib/domain/assignments/rules";
import { windowSentence } from "@/lib/domain/assignments/window/labels";
import type { CopyPart } from "@/lib/domain/reports/grid/rules";
import { missingParts } from "@/lib/domain/reports/rules";
import type { IndicatorFacts, ReportContent } from "@/lib/domain/reports/types";
import { type Day, dayLabel } from "@/lib/shared/dates";
import { Button } from "../../ui/button";
import { LightMark } from "../../ui/mark";
import { AssignmentStatusMark } from "../assignments/status";
import { lightWord } from "../assignments/words";
import type { DraftKeeper } from "./draft-keeper";
import { NewerDraft, OfferedDraft } from "./draft-notices";
import { EntryFigures, EntryTexts } from "./entry-cells";
import { SavingMark } from "./saving-mark";
import type { RowState } from "./use-entry-rows";

/** True when a row can still be typed into. */
export function isOpenRow(state: RowState): boolean {
  return state.submitted === null && isOpen(state.row.status);
}

/** True when a row can be submitted today and nothing of it is missing. */
export function isReady(facts: IndicatorFacts, state: RowState): boolean {
  if (!isOpenRow(state) || state.row.window.state !== "open") return false;
  return Object.keys(missingParts(facts, state.content)).length === 0;
}

export interface EntryRowProps {
  facts: IndicatorFacts;
  state: RowState;
  today: Day;
  keeper: DraftKeeper | undefined;
  onType: (part: Partial<ReportContent>) => void;
  onLeave: () => void;
  onFile: (file: File) => void;
  onSubmit: () => void;
  onCopy: () => void;
  onPutBack: (part: CopyPart) => void;
}

/** One organisation: its figures and text, last period's beneath, how it stands. */
export function EntryRow(props: EntryRowProps) {
  const { state, today, onLeave } = props;
  const { row } = state;
  const isShut = !isOpenRow(state);
  const name = row.townshipName
    ? `${row.townshipName}${row.organisationName}`
    : row.organisationName;
  const cell = { ...props, name, isShut };

  function leave(event: React.FocusEvent<HTMLTableRowElement>) {
    if (!event.currentTarget.contains(event.relatedTarget)) onLeave();
  }

  return (
    <tr className={isShut ? "is-submitted" : undefined} onBlur={leave}>
      <th scope="row" className="shut">
        {row.organisationName}
        {row.townshipName && (
          <span className="block font-normal text-ink-hint">{row.townshipName}</span>
        )}
        {!isShut && (
          <LightMark
            light={row.light}
            word={lightWord(row.light, row.dueOn, today)}
            className="font-normal"
          />
        )}
      </th>
      <EntryFigures {...cell} />
      <td>
        <EntryTexts {...cell} />
        <RowDrafts {...props} />
      </td>
      <td>
        <RowStatus {...props} name={name} />
        {!isShut && <RowButtons {...props} name={name} />}
      </td>
    </tr>
  );
}

function RowDrafts({ state, facts, keeper }: EntryRowProps) {
  const { newer, offer } = state.draft;
  if (!keeper || !(newer || offer)) return null;
  return (
    <div className="mt-2">
      {newer && (
        <NewerDraft
          newer={newer}
          facts={facts}
          mine={state.content}
          onTake={() => void keeper.takeNewer()}
          onOverwrite={() => void keeper.overwrite()}
        />
      )}
      {offer && !newer && (
        <OfferedDraft
          offer={offer}
          facts={facts}
          shown={state.content}
          onTake={() => void keeper.takeOffer()}
          onDrop={() => void keeper.dropOffer()}
        />
      )}
    </div>
  );
}

function RowButtons({ state, name, onSubmit, onCopy }: EntryRowProps & { name: string }) {
  const isWindowOpen = state.row.window.state === "open";
  return (
    <div className="row-buttons">
      {isWindowOpen && (
        <Button size="small" onClick={onSubmit} aria-disabled={state.isSending || undefined}>
          核对提交
          <span className="sr-only">{name}</span>
        </Button>
      )}
      <Button size="small" variant="quiet" onClick={onCopy}>
        复制到别家
        <span className="sr-only">，从{name}</span>
      </Button>
    </div>
  );
}

function RowStatus({ state, facts, name, onFile }: EntryRowProps & { name: string }) {
  const { row, submitted, draft, problem, errors, content } = state;
  if (submitted) return <span role="status">已提交，受理号 {submitted}</span>;
  const isShort = content.evidence.length < facts.evidenceMin;
  const signedOut = draft.signedOut && `${draft.signedOut}。这一行已加密暂存在本机`;
  const refusals = [errors.evidence, problem, draft.problem, signedOut].filter(Boolean);
  return (
    <>
      <AssignmentStatusMark status={row.status} doneAt={row.doneAt} />
      {draft.saving && (
        <span className="block text-sm">
          <SavingMark state={draft} />
        </span>
      )}
      {row.returnReason && row.status === "returned" && (
        <span className="block text-sm text-soon-ink">退回：{row.returnReason}</span>
      )}
      {isOpen(row.status) && row.window.state !== "open" && (
        <span className="block text-sm text-soon-ink">{windowSentence(row.window)}</span>
      )}
      {isOpen(row.status) && (facts.evidenceMin > 0 || errors.evidence) && (
        <AddFile isShort={isShort} count={content.evidence.length} name={name} onFile={onFile} />
      )}
      {refusals.map((refusal) => (
        <span key={refusal} className="row-problem block" role="alert">
          {refusal}
        </span>
      ))}
      {isOpen(row.status) ? (
        <Link className="link text-sm" href={`/desk/assignments/${row.assignmentId}/fill`}>
          整页填写<span className="sr-only">{name}</span>
        </Link>
      ) : (
        <span className="block text-sm text-ink-hint">{dayLabel(row.dueOn)}到期</span>
      )}
    </>
  );
}

interface AddFileProps {
  isShort: boolean;
  count: number;
  name: string;
  onFile: (file: File) => void;
}

function AddFile({ isShort, count, name, onFile }: AddFileProps) {
  return (
    <label className="row-file">
      {isShort ? "添加材料（必需）" : `材料 ${count} 份，再添加`}
      <input
        type="file"
        className="sr-only"
        accept="image/jpeg,image/png,image/webp,application/pdf,.docx,.xlsx"
        aria-label={`${name} 添加材料`}
        onChange={(event) => {
          const [file] = event.target.files ?? [];
          if (file) onFile(file);
          event.target.value = "";
        }}
      />
    </label>
  );
}
