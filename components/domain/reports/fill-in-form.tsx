"use client";

import { useRouter } from "next/navigation";
import { type SubmitEvent, useEffect, useRef, useState } from "react";
import { missesTarget, TEXT_MAX, valuesOf } from "@/lib/domain/reports/rules";
import type { Entry, ReportContent } from "@/lib/domain/reports/types";
import type { FieldErrors } from "@/lib/platform/errors";
import { TextAreaField } from "../../forms/text-area-field";
import { ActionSlot } from "../../layout/page-header";
import { Button } from "../../ui/button";
import { ErrorSummary } from "../../ui/error-summary";
import { Notice } from "../../ui/feedback";
import { EvidenceField } from "../evidence/evidence-field";
import { ImportedDraft, LocalDraft, NewerDraft } from "./draft-notices";
import { FigureFields } from "./figure-fields";
import { KnownFigures } from "./known-figures";
import { SavingMark } from "./saving-mark";
import { contentOfForm, useDraft } from "./use-draft";

interface FillInFormProps {
  entry: Entry;
  accountId: string;
  errors: FieldErrors;
  /** What the server says when the form came without script. */
  problem?: string | undefined;
  /** 「第 3 季度」, the period of the last report. */
  pastLabel: string | null;
}

/** Puts a content into the form's fields, as if it had been typed. */
function fillForm(form: HTMLFormElement, content: ReportContent) {
  for (const [name, value] of Object.entries(content)) {
    const control = form.elements.namedItem(name);
    if (control instanceof RadioNodeList) control.value = String(value);
    if (!(control instanceof HTMLInputElement || control instanceof HTMLTextAreaElement)) continue;
    const prototype = Object.getPrototypeOf(control);
    Object.getOwnPropertyDescriptor(prototype, "value")?.set?.call(control, String(value));
    control.dispatchEvent(new Event("input", { bubbles: true }));
  }
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
  const startMissed = missesTarget(assignment, valuesOf(assignment, content)) === true;
  const [isMissed, setMissed] = useState(startMissed);
  const draft = useDraft({
    ...{ assignmentId: assignment.id, accountId, form },
    ...{ version: entry.draft?.version ?? 0, savedAt: entry.draft?.savedAt ?? null },
  });
  const { state } = draft;
  const errors = { ...given.errors, ...state.fields };

  function take(taken: ReportContent) {
    if (form.current) fillForm(form.current, taken);
    draft.dropLocal();
    void draft.overwrite();
  }

  function cite(figures: Partial<ReportContent>) {
    if (form.current) fillForm(form.current, figures as ReportContent);
    draft.touch();
  }

  async function goOn(event: SubmitEvent<HTMLFormElement>) {
    event.preventDefault();
    setGoing(true);
    await draft.save();
    setGoing(false);
    router.push(`/desk/assignments/${assignment.id}/check`);
  }

  const summary = Object.entries(given.errors).map(([field, message]) => ({ field, message }));
  const asksWhy = isMissed || !isScripted || content.explanation !== "";
  return (
    <form
      ref={form}
      className="fill-form"
      data-step={isScripted ? step : undefined}
      action="/api/evidence/form"
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
      {state.newer && form.current && (
        <NewerDraft
          newer={state.newer}
          mine={contentOfForm(form.current)}
          onTake={take}
          onOverwrite={() => void draft.overwrite()}
        />
      )}
      {state.local && !state.newer && (
        <LocalDraft local={state.local} shown={content} onTake={take} onDrop={draft.dropLocal} />
      )}
      <div className="fill-step" data-part="1">
        <KnownFigures known={entry.known} facts={assignment} onTake={cite} />
        <FigureFields
          facts={assignment}
          content={content}
          past={past}
          pastLabel={pastLabel}
          errors={errors}
          onMissed={setMissed}
        />
        <TextAreaField
          name="narrative"
          label="进展情况"
          hint="写清做了什么、覆盖多少、取得什么成效，一两句也可以"
          error={errors.narrative}
          max={TEXT_MAX.narrative}
          defaultValue={content.narrative}
          rows={6}
          foot={past && <CiteLast form={form} text={past.narrative} label={pastLabel ?? "上期"} />}
        />
        <div hidden={!asksWhy}>
          <TextAreaField
            name="explanation"
            label="未达目标的原因和下一步打算"
            hint={isScripted ? undefined : "达到目标的不用填"}
            error={errors.explanation}
            optional={!isMissed}
            max={TEXT_MAX.explanation}
            defaultValue={content.explanation}
            rows={3}
          />
        </div>
        <EvidenceField
          assignmentId={assignment.id}
          cited={entry.evidence}
          recent={entry.recent}
          least={assignment.evidenceMin}
          most={assignment.evidenceMax}
          hint={
            assignment.evidenceHint.length > 0 ? `例如${assignment.evidenceHint.join("、")}；` : ""
          }
          error={errors.evidence}
          onChange={draft.touch}
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
          label="困难和建议"
          hint="需要上级协调的事，没有可不填"
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
            下一步：困难和建议
          </Button>
        )}
        <Button
          className={isScripted && step === 1 ? "desk-only" : undefined}
          type="submit"
          variant="primary"
          size="large"
          aria-disabled={isGoing || undefined}
        >
          {isGoing ? "正在保存…" : "下一步：核对"}
        </Button>
      </ActionSlot>
    </form>
  );
}

function CiteLast({
  form,
  text,
  label,
}: {
  form: React.RefObject<HTMLFormElement | null>;
  text: string;
  label: string;
}) {
  function cite() {
    const box = form.current?.elements.namedItem("narrative");
    if (!form.current || !(box instanceof HTMLTextAreaElement)) return;
    const narrative = box.value.trim() ? `${box.value.trimEnd()}\n${text}` : text;
    fillForm(form.current, { narrative } as ReportContent);
    box.focus();
  }
  return (
    <button type="button" className="link only-script" onClick={cite}>
      引用{label}内容
    </button>
  );
}
