import Link from "next/link";
import { STATUS_LABELS } from "@/lib/domain/assignments/labels";
import { periodLabel } from "@/lib/domain/assignments/rules";
import { POINT_STATES } from "@/lib/domain/duties/points/labels";
import type { Point, PointDate, PointGroup, PointTask } from "@/lib/domain/duties/points/types";
import { DUTY_WORDS } from "@/lib/domain/lists/duties/labels";
import { RESPONSIBILITY_LABELS } from "@/lib/domain/lists/labels";
import { dayLabel } from "@/lib/shared/dates";
import { Card } from "../../ui/card";
import { type Shape, StatusMark, Tag } from "../../ui/mark";
import { Table } from "../../ui/table";

const SHAPES: Record<Point["state"], Shape> = {
  done: "check",
  open: "hourglass",
  overdue: "circle",
  none: "dash",
  hidden: "question",
};

/** The clauses of one kind of responsibility and one post. */
export function PointsGroup({ group }: { group: PointGroup }) {
  const name = RESPONSIBILITY_LABELS[group.responsibility];
  const title = group.post ? `${name} · ${group.post}` : name;
  return (
    <Card title={title} aside={`${group.points.length} 条`} flush>
      <Table caption={title} cards>
        <thead>
          <tr>
            <th scope="col" className="w-24">
              条款
            </th>
            <th scope="col">内容</th>
            <th scope="col" className="w-80">
              任务和日期
            </th>
            <th scope="col" className="w-28">
              落实
            </th>
          </tr>
        </thead>
        <tbody>
          {group.points.map((point) => (
            <PointLine key={point.clauseId} point={point} />
          ))}
        </tbody>
      </Table>
    </Card>
  );
}

function PointLine({ point }: { point: Point }) {
  const state = POINT_STATES[point.state];
  return (
    <tr>
      <th scope="row" data-label="条款" className="whitespace-nowrap">
        <Link className="link" href={`/desk/lists/${point.listId}`} prefetch={false}>
          {point.code}
        </Link>
        <span className="block text-sm font-normal text-ink-hint">{point.carrierName}</span>
      </th>
      <td data-label="内容">
        {point.text}
        <span className="block text-sm text-ink-hint">
          {[point.subject, point.basis].filter(Boolean).join(" · ")}
        </span>
        <span className="mt-1 flex flex-wrap gap-1">
          {point.dutyKind && <Tag tone="qing">{DUTY_WORDS[point.dutyKind].name}</Tag>}
          {point.tags.map((tag) => (
            <Tag key={tag}>{tag}</Tag>
          ))}
        </span>
      </td>
      <td data-label="任务和日期">
        {point.tasks.length > 0
          ? point.tasks.map((task) => <TaskDates key={task.rootTaskId} task={task} />)
          : "—"}
      </td>
      <td data-label="落实" className="whitespace-nowrap">
        <StatusMark tone={state.tone} shape={SHAPES[point.state]} word={state.word} />
      </td>
    </tr>
  );
}

function TaskDates({ task }: { task: PointTask }) {
  return (
    <div className="mb-2">
      <span className="text-sm text-ink-soft">
        {task.code} {task.title}
      </span>
      <ul className="text-sm">
        {task.dates.map((date) => (
          <li key={date.assignmentId}>
            <Link className="link" href={`/desk/assignments/${date.assignmentId}`} prefetch={false}>
              {dayLabel(date.dueOn)}
            </Link>{" "}
            {dateWord(task, date)}
          </li>
        ))}
      </ul>
    </div>
  );
}

function dateWord(task: PointTask, { dueOn, period, status, awaiting }: PointDate): string {
  const label = periodLabel(Number(dueOn.slice(0, 4)), period, task.frequency);
  return `${label} ${awaiting ? "待取数" : STATUS_LABELS[status]}`;
}
