import { FREQUENCY_LABELS } from "@/lib/domain/assignments/labels";
import type { TaskOverrides } from "@/lib/domain/imports/schema";
import type { UnderstoodList, UnderstoodTask } from "@/lib/domain/imports/types";
import { FORM_LABELS, SOURCE_LABELS } from "@/lib/domain/lists/labels";
import { Input, Select } from "../../ui/input";
import { Table } from "../../ui/table";
import type { Settled } from "./import-form";

const SHOWN = 200;
const DATES_SHOWN = 4;

interface TaskPreviewProps {
  list: UnderstoodList;
  settled: Settled;
  onChange: (more: Partial<Settled>) => void;
}

/** How the tasks of a sheet were read, with what may differ from row to row. */
export function TaskPreview({ list, settled, onChange }: TaskPreviewProps) {
  const { perTask } = settled;
  const change = (key: string, more: TaskOverrides) =>
    onChange({ perTask: { ...perTask, [key]: { ...perTask[key], ...more } } });
  return (
    <>
      <Table caption={`${list.sheet}的任务`} density="compact" cards>
        <thead>
          <tr>
            <th scope="col">编号</th>
            <th scope="col">任务</th>
            <th scope="col">指标与目标</th>
            <th scope="col">期限</th>
            <th scope="col">填报形式</th>
            <th scope="col">数据来源</th>
            <th scope="col">预计分钟</th>
          </tr>
        </thead>
        <tbody>
          {list.tasks.slice(0, SHOWN).map((task) => (
            <TaskRow
              key={task.key}
              task={task}
              settled={{ ...settled.defaults, ...task.stated, ...perTask[task.key] }}
              onChange={(more) => change(task.key, more)}
            />
          ))}
        </tbody>
      </Table>
      {list.tasks.length > SHOWN && (
        <p className="text-sm text-ink-hint">
          只显示前 {SHOWN} 项，其余 {list.tasks.length - SHOWN} 项按上面的设置和各行所写导入。
        </p>
      )}
    </>
  );
}

interface TaskRowProps {
  task: UnderstoodTask;
  settled: TaskOverrides;
  onChange: (more: TaskOverrides) => void;
}

/** Up to four days, then how many there are. */
function datesInShort(days: readonly string[]): string {
  const shown = days.slice(0, DATES_SHOWN).join("、");
  return days.length > DATES_SHOWN ? `${shown}等 ${days.length} 次` : shown;
}

function TaskRow({ task, settled, onChange }: TaskRowProps) {
  return (
    <tr>
      <td className="whitespace-nowrap">{task.code}</td>
      <th scope="row" className="font-normal">
        <span className="block font-semibold">{task.title}</span>
        {!task.isUsable && (
          <span className="block text-xs text-overdue-ink">第 {task.row} 行须改正</span>
        )}
      </th>
      <td data-label="指标与目标">
        <span className="md:block">{task.indicatorName}</span>
        <span className="ml-2 text-xs text-ink-hint md:ml-0 md:block">{task.targetText}</span>
      </td>
      <td data-label="期限">
        <span className="md:block">
          {task.frequency ? FREQUENCY_LABELS[task.frequency] : "未读懂"}
        </span>
        <span className="ml-2 text-xs text-ink-hint md:ml-0 md:block">
          {datesInShort(task.dueDates)}
        </span>
      </td>
      <td data-label="填报形式">
        <Select
          aria-label={`${task.code} 填报形式`}
          value={settled.form ?? ""}
          onChange={(event) => onChange({ form: event.target.value as keyof typeof FORM_LABELS })}
        >
          {Object.entries(FORM_LABELS).map(([form, label]) => (
            <option key={form} value={form}>
              {label}
            </option>
          ))}
        </Select>
        {settled.form === "ratio" && (
          <RatioNames task={task} settled={settled} onChange={onChange} />
        )}
      </td>
      <td data-label="数据来源">
        <Select
          aria-label={`${task.code} 数据来源`}
          value={settled.source ?? "report"}
          onChange={(event) =>
            onChange({ source: event.target.value as keyof typeof SOURCE_LABELS })
          }
        >
          {Object.entries(SOURCE_LABELS).map(([source, label]) => (
            <option key={source} value={source}>
              {label}
            </option>
          ))}
        </Select>
      </td>
      <td data-label="预计分钟">
        <Input
          aria-label={`${task.code} 预计分钟`}
          className="w-20"
          inputMode="numeric"
          value={settled.minutes ?? 0}
          onChange={(event) => onChange({ minutes: Number(event.target.value) || 0 })}
        />
      </td>
    </tr>
  );
}

function RatioNames({ task, settled, onChange }: TaskRowProps) {
  return (
    <span className="mt-1 flex flex-col gap-1">
      <Input
        aria-label={`${task.code} 分子`}
        placeholder="分子"
        value={settled.numeratorName ?? ""}
        onChange={(event) => onChange({ numeratorName: event.target.value })}
      />
      <Input
        aria-label={`${task.code} 分母`}
        placeholder="分母"
        value={settled.denominatorName ?? ""}
        onChange={(event) => onChange({ denominatorName: event.target.value })}
      />
    </span>
  );
}
