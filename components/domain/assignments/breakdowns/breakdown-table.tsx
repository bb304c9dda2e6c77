import type { ReactNode } from "react";
import type { BreakdownRow } from "@/lib/domain/assignments/breakdowns/types";
import { dayLabel } from "@/lib/shared/dates";
import { Table } from "../../../ui/table";

/** The rows of a task's breakdown; `actions` stand at the end of each row. */
export function BreakdownTable({
  rows,
  actions,
}: {
  rows: readonly BreakdownRow[];
  actions?: (row: BreakdownRow) => ReactNode;
}) {
  return (
    <Table caption="分解" cards>
      <thead>
        <tr>
          <th scope="col">责任科室</th>
          <th scope="col">责任人</th>
          <th scope="col">具体工作</th>
          <th scope="col">完成时限</th>
          <th scope="col">完成</th>
          {actions && (
            <th scope="col" className="no-print">
              操作
            </th>
          )}
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr key={row.id}>
            <th scope="row">{row.department}</th>
            <td data-label="责任人">{row.person}</td>
            <td data-label="具体工作" className="whitespace-pre-line">
              {row.content}
            </td>
            <td data-label="完成时限">
              {row.dueOn ? `${dayLabel(row.dueOn)}前` : "随任务"}
              {row.lateReason && (
                <span className="block text-sm text-ink-hint">晚于任务：{row.lateReason}</span>
              )}
            </td>
            <td data-label="完成">{row.doneOn ? `${dayLabel(row.doneOn)}完成` : "未完成"}</td>
            {actions && (
              <td data-label="操作" className="no-print">
                {actions(row)}
              </td>
            )}
          </tr>
        ))}
      </tbody>
    </Table>
  );
}
