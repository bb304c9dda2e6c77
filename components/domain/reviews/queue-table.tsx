"use client";

import Link from "next/link";
import { useActionState } from "react";
import type { ActionState } from "@/lib/access/action";
import { periodLabel } from "@/lib/domain/assignments/rules";
import { approveBatchAction } from "@/lib/domain/reviews/actions";
import { type QueueAddress, queueText } from "@/lib/domain/reviews/queue/schema";
import type { Queue, QueueRow } from "@/lib/domain/reviews/queue/types";
import type { BatchOutcome } from "@/lib/domain/reviews/types";
import { type Day, momentLabel } from "@/lib/shared/dates";
import { SubmitButton } from "../../forms/submit-button";
import { Tag } from "../../ui/mark";
import { Table } from "../../ui/table";
import { BatchAnswer } from "./batch-answer";
import { queueFigure, reviewByWord } from "./queue-words";

interface QueueTableProps {
  queue: Queue;
  address: QueueAddress;
  formKey: string;
}

/** The queue with boxes to tick: only what all checks pass can be approved without opening it. */
export function QueueTable({ queue, address, formKey }: QueueTableProps) {
  const [answer, send] = useActionState<ActionState<BatchOutcome[]>, FormData>(approveBatchAction, {
    ok: null,
  });
  const isTickable = address.tab !== "accept" && address.tab !== "doubted";
  const clean = isTickable ? queue.rows.filter((row) => row.looks.length === 0).length : 0;
  const kept = queueText({ ...address, after: undefined });
  return (
    <form action={send}>
      <input type="hidden" name="key" value={formKey} />
      <BatchAnswer answer={answer} />
      <Table caption="等待办理的填报" cards>
        <thead>
          <tr>
            <th scope="col">
              <span className="sr-only">勾选</span>
            </th>
            <th scope="col">单位和任务</th>
            <th scope="col">填报</th>
            <th scope="col">自动检查</th>
            <th scope="col">收到和期限</th>
          </tr>
        </thead>
        <tbody>
          {queue.rows.map((row) => (
            <QueueLine
              key={row.assignmentId}
              row={row}
              today={queue.today}
              isTickable={isTickable}
              href={`/desk/reviews/${row.assignmentId}${kept && `?${kept}`}`}
            />
          ))}
        </tbody>
      </Table>
      {clean > 0 && (
        <div className="batch-bar">
          <span className="text-ink-hint">
            本页 {clean} 项检查全部通过，可以勾选后一并通过；通过前系统逐项复查，包括比对照片
          </span>
          <SubmitButton variant="secondary" pendingText="正在逐项办理…">
            通过勾选的
          </SubmitButton>
        </div>
      )}
    </form>
  );
}

interface QueueLineProps {
  row: QueueRow;
  today: Day;
  isTickable: boolean;
  href: string;
}

function QueueLine({ row, today, isTickable, href }: QueueLineProps) {
  const isClean = row.looks.length === 0;
  const place = row.townshipName ?? row.nodeName;
  return (
    <tr className="queue-row">
      <td>
        {isClean && isTickable && (
          <input
            type="checkbox"
            name="items[]"
            value={`${row.assignmentId}:${row.version}`}
            aria-label={`勾选 ${place} ${row.organisationName} ${row.taskTitle}`}
          />
        )}
      </td>
      <th scope="row">
        <Link className="queue-name" href={href}>
          {row.organisationName}
        </Link>
        <span className="ml-2 text-sm font-normal text-ink-hint">{place}</span>
        <br />
        <span className="font-normal text-ink-soft">
          {row.taskCode} {row.taskTitle}，{periodLabel(row.year, row.period, row.frequency)}
        </span>
      </th>
      <td data-label="填报">{queueFigure(row)}</td>
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
      <td data-label="收到和期限">
        {momentLabel(new Date(row.submittedAt))}
        <span className={row.reviewBy <= today ? "block text-soon-ink" : "block text-ink-hint"}>
          {reviewByWord(row.reviewBy, today)}
        </span>
        <span className="flex gap-2">
          {row.revision > 1 && <Tag tone="lian">第 {row.revision} 次</Tag>}
          {!row.isOnTime && <Tag tone="amber">逾期</Tag>}
        </span>
      </td>
    </tr>
  );
}
