"use client";

import { useState } from "react";
import { isSame } from "@/lib/domain/reports/grid/rules";
import { changeWord, DECLARATION, figureWord, percentLabel } from "@/lib/domain/reports/labels";
import { changesSince, percentOf, valuesOf } from "@/lib/domain/reports/rules";
import type { IndicatorFacts } from "@/lib/domain/reports/types";
import { Button } from "../../ui/button";
import { Dialog } from "../../ui/dialog";
import { Checkbox } from "../../ui/input";
import type { RowState } from "./use-entry-rows";

interface CheckRowsProps {
  facts: IndicatorFacts;
  /** The rows to be submitted; none closes it. */
  states: readonly RowState[];
  onClose: () => void;
  onSubmit: () => void;
}

/** The last look at rows before they are submitted, with the declaration for all of them. */
export function CheckRows({ facts, states, onClose, onSubmit }: CheckRowsProps) {
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
          <CheckedRow key={state.row.assignmentId} facts={facts} state={state} />
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

function CheckedRow({ facts, state }: { facts: IndicatorFacts; state: RowState }) {
  const { row, content, marks } = state;
  const far = changesSince(valuesOf(facts, content), row.past).filter((change) => change.isFar);
  const copied = Object.values(marks).map((mark) => mark.from);
  const isUntouched = Object.entries(marks).some(([part, mark]) =>
    isSame(content, mark.copied, part as keyof typeof marks),
  );
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
      {isUntouched && (
        <p className="text-sm text-soon-ink">复制自{copied[0]}，没有改过，请确认本单位确是如此</p>
      )}
    </li>
  );
}
