"use client";

import Link from "next/link";
import { type FormEvent, useState, useTransition } from "react";
import { commitProgressAction } from "@/lib/domain/reports/progress/actions";
import type { MatchedRow, ProgressStored, RowAnswer } from "@/lib/domain/reports/progress/types";
import { Button } from "../../../ui/button";
import { Notice } from "../../../ui/feedback";
import { Checkbox } from "../../../ui/input";
import { ProgressRows } from "./progress-rows";

interface ProgressFormProps {
  previewId: string;
  rows: MatchedRow[];
  formKey: string;
}

function isAnswered(row: MatchedRow, answer: RowAnswer | undefined): boolean {
  if (row.state !== "ask") return row.state !== "wrong";
  if (answer?.use === "skip") return true;
  const isChosen = row.choices.length === 0 || answer?.assignmentId !== undefined;
  return isChosen && (!row.isContradictory || answer?.use === "numbers");
}

/** Settles what the table leaves open and puts the rest into drafts. */
export function ProgressForm({ previewId, rows, formKey }: ProgressFormProps) {
  const [answers, setAnswers] = useState<Record<string, RowAnswer>>({});
  const [isPartial, setPartial] = useState(false);
  const [problem, setProblem] = useState<string>();
  const [stored, setStored] = useState<ProgressStored>();
  const [isStoring, startStoring] = useTransition();
  const open = rows.filter((row) => !isAnswered(row, answers[row.key])).length;

  function submit(event: FormEvent) {
    event.preventDefault();
    startStoring(async () => {
      const input = { previewId, answers, isPartial, key: formKey };
      const answer = await commitProgressAction({ ok: null }, input);
      setProblem(answer.ok === false ? answer.message : undefined);
      if (answer.ok) setStored(answer.data);
    });
  }

  if (stored) return <Stored stored={stored} />;
  return (
    <form onSubmit={submit} className="flex flex-col gap-5" noValidate>
      <div className="card">
        <ProgressRows
          rows={rows}
          answers={answers}
          onAnswer={(key, answer) => setAnswers({ ...answers, [key]: answer })}
        />
      </div>
      {open > 0 && (
        <Checkbox
          label={`只导入其余 ${rows.length - open} 行`}
          note={`有 ${open} 行还没有选定或须在表中改正；勾选后先导入没有问题的各行`}
          checked={isPartial}
          onChange={(event) => setPartial(event.target.checked)}
        />
      )}
      {problem && <Notice tone="error" live title={problem} />}
      <div className="flex flex-wrap items-center gap-3">
        <Button type="submit" variant="primary" size="large" disabled={isStoring}>
          {isStoring ? "正在存入" : "存入各单位草稿"}
        </Button>
        <span className="text-sm text-ink-hint">不会自动提交，由填报单位核对后提交</span>
      </div>
    </form>
  );
}

function Stored({ stored }: { stored: ProgressStored }) {
  const { made, replaced, same, left, skipped } = stored;
  return (
    <Notice tone="done" live title={`已存入 ${made} 份草稿，更新 ${replaced} 份`}>
      <p>
        没有变化 {same} 行，单位已在填写或已提交、没有改动 {left} 行，没有导入 {skipped} 行。
        填报单位会收到通知，核对后自己提交。
      </p>
      <p className="mt-2">
        <Link className="link" href="/desk/progress">
          继续导入
        </Link>
      </p>
    </Notice>
  );
}
