import { FREQUENCY_LABELS } from "@/lib/domain/assignments/labels";
import type { Remark } from "@/lib/domain/lists/consents/types";
import type { InheritedTask } from "@/lib/domain/lists/inheriting/types";
import {
  DISCLOSURE_LABELS,
  LEVEL_NAMES,
  RESPONSIBILITY_LABELS,
  SOURCE_LABELS,
  targetWords,
} from "@/lib/domain/lists/labels";
import type { ListTask } from "@/lib/domain/lists/types";
import { Tag } from "../../ui/mark";
import { Table } from "../../ui/table";
import { Citations } from "../policies/citations";
import { EntryRemarks } from "./consent/entry-remarks";
import { AboveTerms } from "./inheriting/above-terms";

function monthDay(text: string): string {
  const [month, day] = text.split("-").map(Number);
  return `${month} 月 ${day} 日`;
}

interface RowWords {
  isExample: boolean;
  /** True while the list is a draft of the reader's. */
  mayCite?: boolean;
  /** What the office asked to be changed, of a draft that it returned. */
  remarks?: readonly Remark[];
  /** Tasks that were taken over from above, with what is asked there. */
  inherited?: readonly InheritedTask[];
}

/** A task list as a readable table: who is asked for what, by when, on what basis. */
export function TaskTable({ tasks, ...words }: RowWords & { tasks: ListTask[] }) {
  return (
    <Table caption="任务" cards className="list-table">
      <thead>
        <tr>
          <th scope="col">编号</th>
          <th scope="col">任务与举措</th>
          <th scope="col">指标与目标</th>
          <th scope="col">期限</th>
          <th scope="col">向谁要数</th>
          <th scope="col">责任</th>
        </tr>
      </thead>
      <tbody>
        {tasks.map((task) => (
          <TaskRow key={task.id} task={task} {...words} />
        ))}
      </tbody>
    </Table>
  );
}

function TaskRow({
  task,
  isExample,
  mayCite = false,
  remarks = [],
  inherited = [],
}: RowWords & { task: ListTask }) {
  return (
    <tr id={`task-${task.code}`}>
      <td data-label="编号" className="whitespace-nowrap">
        {task.code}
      </td>
      <th scope="row" data-label="任务与举措">
        <span className="block font-semibold">{task.title}</span>
        <span className="block font-normal text-ink-soft">{task.measure}</span>
        {task.basis.length > 0 && (
          <span className="block text-xs font-normal text-ink-hint">
            依据：
            {task.basis
              .map(({ source, fact }) => `${source}${fact ? `（${fact}）` : ""}`)
              .join("；")}
          </span>
        )}
        <EntryRemarks remarks={remarks} entryId={task.id} />
        <Citations taskId={task.id} citations={task.citations} mayCite={mayCite} />
        {task.note && <span className="block text-xs font-normal text-ink-hint">{task.note}</span>}
      </th>
      <td data-label="指标与目标">
        <Indicator task={task} isExample={isExample} />
        <AboveTerms task={inherited.find((one) => one.id === task.id)} />
      </td>
      <td data-label="期限">
        <span className="block">{FREQUENCY_LABELS[task.frequency]}</span>
        <span className="block text-xs text-ink-hint">{dueWords(task.dueDates)}</span>
      </td>
      <td data-label="向谁要数">
        <Asked task={task} />
      </td>
      <td data-label="责任">
        <span className="block">{task.leadName ?? "—"}</span>
        {task.cooperatingUnits.length > 0 && (
          <span className="block text-xs text-ink-hint">
            配合：{task.cooperatingUnits.join("、")}
          </span>
        )}
        <span className="block text-xs text-ink-hint">
          {task.responsibilities.map((one) => RESPONSIBILITY_LABELS[one]).join("、")}
          {" · "}
          {DISCLOSURE_LABELS[task.disclosure]}
        </span>
      </td>
    </tr>
  );
}

function dueWords(dates: string[]): string {
  if (dates.length > 4) return `每月 ${Number(dates[0]?.slice(3))} 日前`;
  return dates.map(monthDay).join("、");
}

function Indicator({ task, isExample }: { task: ListTask; isExample: boolean }) {
  return (
    <>
      <span className="block">{task.indicatorName}</span>
      <span className="block font-semibold">
        {targetWords(task) ?? "未定目标"} {isExample && <Tag>示例</Tag>}
      </span>
      {task.numeratorName && task.denominatorName && (
        <span className="block text-xs text-ink-hint">
          {task.numeratorName} ÷ {task.denominatorName}
        </span>
      )}
    </>
  );
}

function Asked({ task }: { task: ListTask }) {
  const levels = task.askedLevels.map((level) => LEVEL_NAMES[level]).join("、");
  if (task.source !== "report") {
    return (
      <>
        <span className="block">{SOURCE_LABELS[task.source]}</span>
        <span className="block text-xs text-ink-hint">不向人要数 · {levels}</span>
      </>
    );
  }
  return (
    <>
      <span className="block">{levels}</span>
      <span className="block text-xs text-ink-hint">
        约 {task.minutes} 分钟 · 佐证 {task.evidenceMin}–{task.evidenceMax} 份
      </span>
    </>
  );
}
