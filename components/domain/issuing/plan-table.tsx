import type { IssuePlan, PlannedTask } from "@/lib/domain/assignments/issuing/types";
import { LEVEL_LABELS } from "@/lib/domain/assignments/labels";
import { formatCount } from "../../ui/count";
import { Tag } from "../../ui/mark";
import { Table } from "../../ui/table";

/** How many assignments each task makes at each level. */
export function PlanTable({ plan }: { plan: IssuePlan }) {
  return (
    <Table caption="逐项任务">
      <thead>
        <tr>
          <th scope="col">任务</th>
          {plan.levels.map((level) => (
            <th key={level} scope="col" className="num">
              {LEVEL_LABELS[level]}
            </th>
          ))}
          <th scope="col" className="num">
            合计
          </th>
        </tr>
      </thead>
      <tbody>
        {plan.tasks.map((task) => (
          <tr key={task.taskId}>
            <th scope="row">
              {task.code} {task.title} {task.isAwaiting && <Tag>待取数</Tag>}
            </th>
            {plan.levels.map((level) => (
              <td key={level} className="num">
                <Cell task={task} level={level} />
              </td>
            ))}
            <td className="num font-semibold">
              {formatCount(task.cells.reduce((sum, cell) => sum + cell.assignments, 0))}
            </td>
          </tr>
        ))}
      </tbody>
    </Table>
  );
}

function Cell({ task, level }: { task: PlannedTask; level: string }) {
  const cell = task.cells.find((one) => one.level === level);
  if (!cell) return <span className="text-ink-hint">—</span>;
  return (
    <>
      <span className="block">{formatCount(cell.assignments)}</span>
      <span className="block text-xs text-ink-hint">{formatCount(cell.organisations)} 个单位</span>
    </>
  );
}
