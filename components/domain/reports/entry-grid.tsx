"use client";

import { useState } from "react";
import type { GridRow, IndicatorFacts } from "@/lib/domain/reports/types";
import type { Day } from "@/lib/shared/dates";
import { Button } from "../../ui/button";
import { Notice } from "../../ui/feedback";
import { Table } from "../../ui/table";
import { CheckRows } from "./check-rows";
import { CopyAcross } from "./copy-across";
import { EntryRow, isOpenRow, isReady } from "./entry-row";
import { type RowState, useEntryRows } from "./use-entry-rows";

interface EntryGridProps {
  facts: IndicatorFacts;
  rows: readonly GridRow[];
  accountId: string;
  /** Task and period in one line. */
  title: string;
  today: Day;
}

function outcome(states: readonly RowState[]): string {
  const done = states.filter((state) => state.submitted).length;
  const wrong = states.length - done;
  return wrong > 0 ? `已提交 ${done} 家，${wrong} 家没有提交，请看各行说明` : `已提交 ${done} 家`;
}

/**
 * A table to type into: rows keep themselves, one row can be copied to others, and what is to be submitted
 * is looked at once more and declared, then submitted one by one.
 */
export function EntryGrid({ facts, rows, accountId, title, today }: EntryGridProps) {
  const grid = useEntryRows(facts, rows, { accountId, title });
  const { states } = grid;
  const [running, setRunning] = useState<{ at: number; of: number } | null>(null);
  const [message, setMessage] = useState<string | null>(null);
  const [copying, setCopying] = useState<string | null>(null);
  const [checked, setChecked] = useState<readonly string[]>([]);
  const ready = states.filter((state) => isReady(facts, state));
  const source = states.find((state) => state.row.assignmentId === copying);

  function check(id: string) {
    const state = states.find((one) => one.row.assignmentId === id);
    if (state && isReady(facts, state)) setChecked([id]);
    // What is missing is told at the row; nothing is sent.
    else void grid.submit(id);
  }

  async function submitChecked(ids: readonly string[]) {
    setChecked([]);
    const answers: RowState[] = [];
    for (const [at, id] of ids.entries()) {
      setRunning({ at: at + 1, of: ids.length });
      answers.push(await grid.submit(id));
    }
    setRunning(null);
    setMessage(outcome(answers));
  }

  return (
    <>
      {message && (
        <div className="p-4">
          <Notice tone="done" live title={message} />
        </div>
      )}
      <Table caption="逐家录入" cards className="entry-grid">
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
              keeper={grid.keepers.current.get(state.row.assignmentId)}
              onType={(part) => grid.change(state.row.assignmentId, part)}
              onLeave={() => void grid.keep(state.row.assignmentId)}
              onFile={(file) => void grid.attach(state.row.assignmentId, file)}
              onSubmit={() => check(state.row.assignmentId)}
              onCopy={() => setCopying(state.row.assignmentId)}
              onPutBack={(part) => grid.putBack(state.row.assignmentId, part)}
            />
          ))}
        </tbody>
      </Table>
      <div className="batch-bar">
        <span className="text-ink-hint">
          各行自动保存；填全的 {ready.length} 家可以一并核对提交
        </span>
        <Button
          variant="primary"
          aria-disabled={running !== null || ready.length === 0 || undefined}
          onClick={() =>
            !running && ready.length > 0 && setChecked(ready.map((one) => one.row.assignmentId))
          }
        >
          {running
            ? `正在提交第 ${running.at} / ${running.of} 家…`
            : `核对并提交 ${ready.length} 家`}
        </Button>
      </div>
      {source && (
        <CopyAcross
          facts={facts}
          source={source}
          targets={states.filter((state) => state !== source && isOpenRow(state))}
          onClose={() => setCopying(null)}
          onCopy={(parts, ids) => {
            grid.copyAcross(source.row.assignmentId, parts, ids);
            setCopying(null);
            setMessage(`已复制到 ${ids.length} 家，改动处都有标记，请逐家核对后提交`);
          }}
        />
      )}
      <CheckRows
        facts={facts}
        all={states}
        states={states.filter((state) => checked.includes(state.row.assignmentId))}
        onClose={() => setChecked([])}
        onSubmit={() => void submitChecked(checked)}
      />
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
