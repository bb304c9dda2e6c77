"use client";

import { useState } from "react";
import type { GridRow, IndicatorFacts } from "@/lib/domain/reports/types";
import type { Day } from "@/lib/shared/dates";
import { Button } from "../../ui/button";
import { Notice } from "../../ui/feedback";
import { Table } from "../../ui/table";
import { EntryRow, isReady } from "./entry-row";
import { type RowState, useEntryRows } from "./use-entry-rows";

interface EntryGridProps {
  facts: IndicatorFacts;
  rows: readonly GridRow[];
  today: Day;
}

function outcome(states: readonly RowState[]): string {
  const done = states.filter((state) => state.submitted).length;
  const wrong = states.filter(
    (state) => Object.keys(state.errors).length > 0 || state.problem,
  ).length;
  return wrong > 0 ? `已提交 ${done} 家，${wrong} 家需要修改` : `已提交 ${done} 家`;
}

/** A table to type into: rows keep themselves when one leaves them, and are submitted one by one. */
export function EntryGrid({ facts, rows, today }: EntryGridProps) {
  const { states, change, keep, submit, attach } = useEntryRows(facts, rows);
  const [isRunning, setRunning] = useState(false);
  const [message, setMessage] = useState<string | null>(null);
  const ready = states.filter((state) => isReady(facts, state)).length;

  async function submitAll() {
    setRunning(true);
    const answers: RowState[] = [];
    for (const state of states) {
      if (isReady(facts, state)) answers.push(await submit(state.row.assignmentId));
    }
    setRunning(false);
    setMessage(outcome(answers));
  }

  return (
    <>
      {message && (
        <div className="p-4">
          <Notice tone="done" live title={message} />
        </div>
      )}
      <Table caption="逐家录入" className="entry-grid">
        <thead>
          <tr>
            <th scope="col" className="shut">
              单位
            </th>
            <FigureHeads facts={facts} />
            <th scope="col">进展情况</th>
            <th scope="col">状态</th>
          </tr>
        </thead>
        <tbody>
          {states.map((state) => (
            <EntryRow
              key={state.row.assignmentId}
              facts={facts}
              state={state}
              today={today}
              onType={(part) => change(state.row.assignmentId, part)}
              onLeave={() => void keep(state.row.assignmentId)}
              onFile={(file) => void attach(state.row.assignmentId, file)}
              onSubmit={() => void submit(state.row.assignmentId)}
            />
          ))}
        </tbody>
      </Table>
      <div className="batch-bar">
        <span className="text-ink-hint">离开一行即自动保存；填全的 {ready} 家可以一并提交</span>
        <Button
          variant="primary"
          aria-disabled={isRunning || ready === 0 || undefined}
          onClick={() => !isRunning && ready > 0 && void submitAll()}
        >
          {isRunning ? "正在逐家提交…" : `提交填全的 ${ready} 家`}
        </Button>
      </div>
    </>
  );
}

function FigureHeads({ facts }: { facts: IndicatorFacts }) {
  if (facts.form !== "ratio") {
    return (
      <th scope="col">
        {facts.indicatorName}
        {facts.form !== "boolean" && `（${facts.form === "score" ? "分" : facts.unit}）`}
      </th>
    );
  }
  return (
    <>
      <th scope="col">{facts.numeratorName ?? "分子"}</th>
      <th scope="col">{facts.denominatorName ?? "分母"}</th>
      <th scope="col">{facts.indicatorName}</th>
    </>
  );
}
