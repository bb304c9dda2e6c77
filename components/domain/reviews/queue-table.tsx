"use client";

import Link from "next/link";
import { useActionState } from "react";
import type { ActionState } from "@/lib/access/action";
import { periodLabel } from "@/lib/domain/assignments/rules";
import { figureWord, percentLabel } from "@/lib/domain/reports/labels";
import { percentOf } from "@/lib/domain/reports/rules";
import { approveBatchAction } from "@/lib/domain/reviews/actions";
import type { BatchOutcome, QueueRow } from "@/lib/domain/reviews/types";
import { momentLabel } from "@/lib/shared/dates";
import { SubmitButton } from "../../forms/submit-button";
import { Notice } from "../../ui/feedback";
import { Tag } from "../../ui/mark";
import { Table } from "../../ui/table";

/** The queue with boxes to tick: only what all checks pass can be approved without opening it. */
export function QueueTable({ rows, formKey }: { rows: readonly QueueRow[]; formKey: string }) {
  const [answer, send] = useActionState<ActionState<BatchOutcome[]>, FormData>(approveBatchAction, {
    ok: null,
  });
  const clean = rows.filter((row) => row.looks.length === 0).length;
  return (
    <form action={send}>
      <input type="hidden" name="key" value={formKey} />
      <BatchAnswer answer={answer} />
      <Table caption="等待审核的填报" cards>
        <thead>
          <tr>
            <th scope="col">
              <span className="sr-only">勾选</span>
            </th>
            <th scope="col">单位和任务</th>
            <th scope="col">填报</th>
            <th scope="col">自动检查</th>
            <th scope="col">提交</th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <QueueLine key={row.assignmentId} row={row} />
          ))}
        </tbody>
      </Table>
      {clean > 0 && (
        <div className="batch-bar">
          <span className="text-ink-hint">
            本页 {clean} 项检查全部通过，可以勾选后一并通过；通过前系统逐项复查
          </span>
          <SubmitButton variant="secondary" pendingText="正在逐项办理…">
            通过勾选的
          </SubmitButton>
        </div>
      )}
    </form>
  );
}

function BatchAnswer({ answer }: { answer: ActionState<BatchOutcome[]> }) {
  if (answer.ok === null) return null;
  if (!answer.ok) {
    const [problem] = Object.values(answer.fields);
    return (
      <div className="p-4">
        <Notice tone="error" live title={problem ?? answer.message} />
      </div>
    );
  }
  const approved = answer.data.filter((outcome) => outcome.isApproved).length;
  const left = answer.data.filter((outcome) => !outcome.isApproved);
  return (
    <div className="p-4">
      <Notice tone={left.length > 0 ? "soon" : "done"} live title={`已通过 ${approved} 项`}>
        {left.map((outcome) => (
          <p key={outcome.assignmentId}>
            <Link className="link" href={`/desk/reviews/${outcome.assignmentId}`}>
              {outcome.organisationName || "该项"}
            </Link>
            没有通过：{outcome.message}
          </p>
        ))}
      </Notice>
    </div>
  );
}

function figureOf(row: QueueRow): string {
  if (row.form === "boolean") return row.value === "1" ? "是" : "否";
  const percent = row.form === "ratio" ? percentOf(row) : null;
  const unit = row.form === "ratio" || row.form === "score" ? "" : ` ${row.unit}`;
  return `${figureWord(row)}${unit}${percent === null ? "" : `（${percentLabel(percent)}）`}`;
}

function QueueLine({ row }: { row: QueueRow }) {
  const isClean = row.looks.length === 0;
  const place = row.townshipName ?? row.nodeName;
  return (
    <tr className="queue-row">
      <td>
        {isClean && (
          <input
            type="checkbox"
            name="items[]"
            value={`${row.assignmentId}:${row.version}`}
            aria-label={`勾选 ${place} ${row.organisationName} ${row.taskTitle}`}
          />
        )}
      </td>
      <th scope="row">
        <Link className="queue-name" href={`/desk/reviews/${row.assignmentId}`}>
          {row.organisationName}
        </Link>
        <span className="ml-2 text-sm font-normal text-ink-hint">{place}</span>
        <br />
        <span className="font-normal text-ink-soft">
          {row.taskCode} {row.taskTitle}，{periodLabel(row.year, row.period, row.frequency)}
        </span>
      </th>
      <td data-label="填报">{figureOf(row)}</td>
      <td data-label="自动检查">
        {isClean ? (
          <span className="text-ink-hint">全部通过</span>
        ) : (
          row.looks.map((check) => (
            <span key={check.kind} className="block text-soon-ink">
              {check.text}
            </span>
          ))
        )}
      </td>
      <td data-label="提交">
        {momentLabel(new Date(row.submittedAt))}
        <span className="flex gap-2">
          {row.revision > 1 && <Tag tone="lian">第 {row.revision} 次</Tag>}
          {!row.isOnTime && <Tag tone="amber">逾期</Tag>}
        </span>
      </td>
    </tr>
  );
}
