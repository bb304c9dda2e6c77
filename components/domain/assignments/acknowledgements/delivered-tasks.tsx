import Link from "next/link";
import type { ReactNode } from "react";
import { changeOf, changesOf } from "@/lib/domain/assignments/acknowledgements/rules";
import type {
  DeliveredTask,
  Delivery,
  TaskChange,
} from "@/lib/domain/assignments/acknowledgements/types";
import { periodLabel } from "@/lib/domain/assignments/rules";
import { dayLabel } from "@/lib/shared/dates";
import { EmptyState } from "../../../ui/empty-state";
import { Tag } from "../../../ui/mark";
import { Table } from "../../../ui/table";
import { AssignmentStatusMark } from "../status";

const CHANGE_WORDS: Record<TaskChange, string | null> = {
  new: "新增",
  changed: "有变化",
  removed: "不再要求",
  same: null,
};

/** What a list asks of the own organisation: each task with its days, and what changed. */
export function DeliveredTasks({ delivery, year }: { delivery: Delivery; year: number }) {
  if (delivery.tasks.length === 0) {
    return (
      <EmptyState kind="first-use" title="这份清单没有直接要本单位填报的任务">
        由本单位在本地区、本条线组织落实；可以打开清单逐项查看
      </EmptyState>
    );
  }
  const isRevised = delivery.earlierVersion !== null;
  const hasChanges = delivery.tasks.some((task) => wordOf(task, isRevised) !== null);
  return (
    <Table caption="本单位的任务" cards>
      <thead>
        <tr>
          <th scope="col">任务</th>
          <th scope="col">要做的</th>
          <th scope="col">时限和状态</th>
          {hasChanges && <th scope="col">变化</th>}
        </tr>
      </thead>
      <tbody>
        {delivery.tasks.map((task) => (
          <TaskLine key={task.rootTaskId} task={task} year={year}>
            {hasChanges && (
              <td data-label="变化">
                <Changes task={task} word={wordOf(task, isRevised)} />
              </td>
            )}
          </TaskLine>
        ))}
      </tbody>
    </Table>
  );
}

/** In a first version everything is new: saying so on every line would tell nothing. */
function wordOf(task: DeliveredTask, isRevised: boolean): string | null {
  const change = changeOf(task);
  return change === "new" && !isRevised ? null : CHANGE_WORDS[change];
}

interface TaskLineProps {
  task: DeliveredTask;
  year: number;
  /** The cell of its changes, where anything changed at all. */
  children: ReactNode;
}

function TaskLine({ task, year, children }: TaskLineProps) {
  const shown = task.terms ?? task.before;
  if (!shown) return null;
  return (
    <tr>
      <th scope="row">
        {shown.title}
        <span className="block text-sm font-normal text-ink-hint">
          {task.code} · 约 {shown.minutes} 分钟
        </span>
      </th>
      <td data-label="要做的">{shown.measure}</td>
      <td data-label="时限和状态">
        <ul>
          {task.assignments.map((one) => (
            <li key={one.id} className="flex flex-wrap items-center gap-2">
              <Link className="link" href={`/desk/assignments/${one.id}`} prefetch={false}>
                {periodLabel(year, one.period, shown.frequency)}
              </Link>
              {dayLabel(one.dueOn)}前
              {one.isAwaiting ? (
                <Tag>待取数</Tag>
              ) : (
                <AssignmentStatusMark status={one.status} doneAt={one.doneAt} />
              )}
            </li>
          ))}
        </ul>
      </td>
      {children}
    </tr>
  );
}

function Changes({ task, word }: { task: DeliveredTask; word: string | null }) {
  if (!word) return <span className="text-ink-hint">没有变化</span>;
  return (
    <>
      <Tag tone={changeOf(task) === "changed" ? "amber" : "grey"}>{word}</Tag>
      {task.before && task.terms && (
        <ul className="mt-1 text-sm">
          {changesOf(task.before, task.terms).map((one) => (
            <li key={one.name}>
              {one.name}：{one.before} → {one.after}
            </li>
          ))}
        </ul>
      )}
    </>
  );
}
