"use client";

import { useState } from "react";
import { changeWord, DECLARATION, figureWord, percentLabel } from "@/lib/domain/reports/labels";
import { changesSince, percentOf, valuesOf } from "@/lib/domain/reports/rules";
import type { IndicatorFacts } from "@/lib/domain/reports/types";
import { Button } from "../../ui/button";
import { Dialog } from "../../ui/dialog";
import { Checkbox } from "../../ui/input";
import type { RowState } from "./use-entry-rows";

interface CheckRowsProps {
  facts: IndicatorFacts;
  /** Every row of the page, to find those that say the same. */
  all: readonly RowState[];
  /** The rows to be submitted; none closes it. */
  states: readonly RowState[];
  onClose: () => void;
  onSubmit: () => void;
}

/** The last look at rows before they are submitted, with the declaration for all of them. */
export function CheckRows({ facts, all, states, onClose, onSubmit }: CheckRowsProps) {
  const [isDeclared, setDeclared] = useState(false);

  function close() {
    setDeclared(false);
    onClose();
  }

  function submit() {
    if (!isDeclared) return;
    setDeclared(false);
    onSubmit();
  }

  return (
    <Dialog
      open={states.length > 0}
      onClose={close}
      title={`核对 ${states.length} 家的填报`}
      footer={
        <>
          <Button onClick={close}>返回修改</Button>
          <Button variant="primary" aria-disabled={!isDeclared || undefined} onClick={submit}>
            提交 {states.length} 家
          </Button>
        </>
      }
    >
      <ul className="check-rows">
        {states.map((state) => (
          <CheckedRow
            key={state.row.assignmentId}
            facts={facts}
            state={state}
            twin={all.find((other) => other !== state && isTwin(other, state))}
          />
        ))}
      </ul>
      <div className="declare">
        <Checkbox
          id="declared-rows"
          checked={isDeclared}
          onChange={(event) => setDeclared(event.target.checked)}
          label={DECLARATION}
        />
      </div>
    </Dialog>
  );
}

function figuresOf(facts: IndicatorFacts, state: RowState): string {
  const values = valuesOf(facts, state.content);
  if (facts.form === "boolean") return values.value === "1" ? "是" : "否";
  const percent = facts.form === "ratio" ? percentOf(values) : null;
  return `${figureWord(values)}${percent === null ? "" : `（${percentLabel(percent)}）`}`;
}

/** Word for word the same text, by copying now, earlier, or by hand. */
function isTwin({ content: other }: RowState, { content }: RowState): boolean {
  return other.narrative.trim() === content.narrative.trim();
}

interface CheckedRowProps {
  facts: IndicatorFacts;
  state: RowState;
  twin: RowState | undefined;
}

function CheckedRow({ facts, state, twin }: CheckedRowProps) {
  const { row, content } = state;
  const far = changesSince(valuesOf(facts, content), row.past).filter((change) => change.isFar);
  return (
    <li>
      <p className="flex flex-wrap justify-between gap-2">
        <b>{row.organisationName}</b>
        <b>{figuresOf(facts, state)}</b>
      </p>
      <p className="whitespace-pre-line">{content.narrative}</p>
      {content.explanation && <p className="text-sm">原因和打算：{content.explanation}</p>}
      {content.difficulties && <p className="text-sm">困难和请求：{content.difficulties}</p>}
      {content.evidence.length > 0 && (
        <p className="text-sm text-ink-hint">材料 {content.evidence.length} 份</p>
      )}
      {far[0] && <p className="text-sm text-soon-ink">{changeWord(far[0])}，请核对数值和单位</p>}
      {twin && (
        <p className="text-sm text-soon-ink">
          进展情况与{twin.row.organisationName}一字不差，请确认本单位确是如此
        </p>
      )}
    </li>
  );
}
