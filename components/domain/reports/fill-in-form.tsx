"use client";

import { useRouter } from "next/navigation";
import { type SubmitEvent, useEffect, useRef, useState } from "react";
import { periodLabel } from "@/lib/domain/assignments/rules";
import { PART_LABELS } from "@/lib/domain/reports/labels";
import { nameOf, reasonToExplain, TEXT_MAX } from "@/lib/domain/reports/rules";
import type { Entry, ReportContent } from "@/lib/domain/reports/types";
import type { FieldErrors } from "@/lib/platform/errors";
import { withBase } from "@/lib/shared/base-path";
import { type FieldNames, namedMessage } from "../../forms/field-names";
import { TextAreaField } from "../../forms/text-area-field";
import { ActionSlot } from "../../layout/page-header";
import { Button } from "../../ui/button";
import { ErrorSummary } from "../../ui/error-summary";
import { Notice } from "../../ui/feedback";
import { EvidenceField } from "../evidence/evidence-field";
import { ImportedDraft, NewerDraft, OfferedDraft, SignedOutNotice } from "./draft-notices";
import { heldBack } from "./draft-state";
import { FigureFields, type Reason } from "./figure-fields";
import { contentOfForm, fillForm } from "./form-content";
import { KnownFigures } from "./known-figures";
import { NarrativeField } from "./narrative-field";
import { SavingMark } from "./saving-mark";
import { useDraft } from "./use-draft";

interface FillInFormProps {
  entry: Entry;
  accountId: string;
  errors: FieldErrors;
  /** What the server says when the form came without script. */
  problem?: string | undefined;
  /** 「第 3 季度」, the period of the last report. */
  pastLabel: string | null;
}

const WHY = {
  missed: "为什么没有达到目标，下一步怎么办，什么时候能达到",
  no_figure: "为什么本期没有数，什么时候能有",
} as const;

function titleOf({ organisationName, taskTitle, ...at }: Entry["assignment"]): string {
  return `${organisationName}《${taskTitle}》${periodLabel(at.year, at.period, at.frequency)}`;
}

function reportNames(facts: Entry["assignment"]): FieldNames {
  const figures = (["numerator", "denominator", "value"] as const).map((name): [string, string] => [
    name,
    nameOf(facts, name),
  ]);
  return new Map([...Object.entries(PART_LABELS), ...figures]);
}

function useScripted(): boolean {
  const [isScripted, setScripted] = useState(false);
  useEffect(() => setScripted(true), []);
  return isScripted;
}

/**
 * The form of a report. Without script it is one plain page that posts; with script it keeps its draft,
 * and a phone shows it in two steps.
 */
export function FillInForm({ entry, accountId, problem, pastLabel, ...given }: FillInFormProps) {
  const { assignment, content, past } = entry;
  const router = useRouter();
  const form = useRef<HTMLFormElement>(null);
  const isScripted = useScripted();
  const [step, setStep] = useState(1);
  const [isGoing, setGoing] = useState(false);
  const [isHeld, setHeld] = useState(false);
  const [uploads, setUploads] = useState(0);
  const [reason, setReason] = useState<Reason>(() => reasonToExplain(assignment, content));
  const draft = useDraft({
    ...{ assignmentId: assignment.id, accountId, form, title: titleOf(assignment) },
    ...{ version: entry.draft?.version ?? 0, savedAt: entry.draft?.savedAt ?? null },
  });
  const { state } = draft;
  const mayHandIn = assignment.window.state === "open";
  const errors = { ...given.errors, ...state.fields };

  function cite(figures: Partial<ReportContent>) {
    if (form.current) fillForm(form.current, figures);
    draft.touch();
  }

  async function goOn(event: SubmitEvent<HTMLFormElement>) {
    event.preventDefault();
    setGoing(true);
    await draft.save();
    setGoing(false);
    // The next page shows what the server has: going there without it would leave something behind.
    const waits = heldBack(draft.keeper.current?.state ?? state, uploads) !== null;
    setHeld(waits);
    if (waits) scrollTo({ top: 0 });
    else if (mayHandIn) router.push(`/desk/assignments/${assignment.id}/check`);
  }

  const held = isHeld && heldBack(state, uploads);
  const names = reportNames(assignment);
  const summary = Object.entries(given.errors).map(([field, message]) => ({
    field,
    message: namedMessage(names, field, message),
  }));
  const asksWhy = reason !== null || !isScripted || content.explanation !== "";
  return (
    <form
      ref={form}
      className="fill-form"
      data-step={isScripted ? step : undefined}
      action={withBase("/api/evidence/form")}
      method="post"
      encType="multipart/form-data"
      noValidate
      onSubmit={goOn}
      onInput={draft.touch}
      onBlur={() => void draft.save()}
    >
      <input type="hidden" name="assignmentId" value={assignment.id} />
      <input type="hidden" name="version" value={entry.draft?.version ?? 0} />
      <div className="fill-saving">
        <SavingMark state={state} />
      </div>
      <ErrorSummary errors={summary} />
      {entry.draft?.isImported && <ImportedDraft by={entry.draft.savedByName} />}
      {problem && <Notice tone="error" live title={problem} />}
      {state.problem && <Notice tone="error" live title={state.problem} />}
      {held && <Notice tone="soon" live title={held} />}
      {state.signedOut && <SignedOutNotice assignmentId={assignment.id} reason={state.signedOut} />}
      {state.newer && form.current && (
        <NewerDraft
          newer={state.newer}
          facts={assignment}
          mine={contentOfForm(form.current)}
          onTake={() => void draft.keeper.current?.takeNewer()}
          onOverwrite={() => void draft.keeper.current?.overwrite()}
        />
      )}
      {state.offer && !state.newer && form.current && (
        <OfferedDraft
          offer={state.offer}
          facts={assignment}
          shown={contentOfForm(form.current)}
          onTake={() => void draft.keeper.current?.takeOffer()}
          onDrop={() => void draft.keeper.current?.dropOffer()}
        />
      )}
      <div className="fill-step" data-part="1">
        <KnownFigures known={entry.known} facts={assignment} onTake={cite} />
        <FigureFields
          facts={assignment}
          content={content}
          past={past}
          pastLabel={pastLabel}
          errors={errors}
          onReason={setReason}
        />
        <NarrativeField
          form={form}
          start={content.narrative}
          past={past && { text: past.narrative, label: pastLabel ?? "上期" }}
          error={errors.narrative}
        />
        <div hidden={!asksWhy}>
          <TextAreaField
            name="explanation"
            label={PART_LABELS.explanation}
            hint={reason ? WHY[reason] : "没有达到目标，或本期没有数的，请填写"}
            error={errors.explanation}
            optional={!reason}
            max={TEXT_MAX.explanation}
            defaultValue={content.explanation}
            rows={3}
          />
        </div>
        <EvidenceField
          assignmentId={assignment.id}
          accountId={accountId}
          cited={entry.evidence}
          recent={entry.recent}
          least={assignment.evidenceMin}
          most={assignment.evidenceMax}
          hint={
            assignment.evidenceHint.length > 0 ? `例如${assignment.evidenceHint.join("、")}；` : ""
          }
          error={errors.evidence}
          onChange={draft.touch}
          onUnderWay={setUploads}
        />
        <noscript>
          <p className="field mt-4">
            <label className="field-label" htmlFor="file">
              选择一份材料
            </label>
            <input id="file" type="file" name="file" />
          </p>
          <button className="btn" type="submit" name="intent" value="upload">
            上传这份材料
          </button>
        </noscript>
      </div>
      <div className="fill-step" data-part="2">
        <TextAreaField
          name="difficulties"
          label={PART_LABELS.difficulties}
          hint="需要上级协调解决的事，没有可不填"
          error={errors.difficulties}
          optional
          max={TEXT_MAX.difficulties}
          defaultValue={content.difficulties}
          rows={3}
        />
      </div>
      <ActionSlot>
        {step === 2 && (
          <Button className="phone-only" size="large" onClick={() => setStep(1)}>
            上一步
          </Button>
        )}
        {isScripted && step === 1 && (
          <Button
            className="phone-only"
            variant="primary"
            size="large"
            onClick={() => {
              setStep(2);
              scrollTo({ top: 0 });
            }}
          >
            下一步：困难和请求
          </Button>
        )}
        <Button
          className={isScripted && step === 1 ? "desk-only" : undefined}
          type="submit"
          variant="primary"
          size="large"
          aria-disabled={isGoing || undefined}
        >
          {isGoing ? "正在保存…" : mayHandIn ? "下一步：核对" : "保存草稿"}
        </Button>
      </ActionSlot>
    </form>
  );
}
