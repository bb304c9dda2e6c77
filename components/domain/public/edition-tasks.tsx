import { Table } from "@/components/ui/table";
import { valueText } from "@/lib/domain/counters/formulas/rules";
import { completion } from "@/lib/domain/counters/rules";
import type { EditionFigures } from "@/lib/domain/editions/types";
import { groupDigits, percentText } from "@/lib/shared/figures";

/** The frozen figures of tasks that may be shown singly, by carrier. */
export function EditionTasks({ figures }: { figures: EditionFigures }) {
  const names = new Map(figures.columns.map((column) => [column.code, column.short]));
  return (
    <div className="card">
      <Table caption="分任务公开数据" density="compact" cards>
        <thead>
          <tr>
            <th scope="col">任务</th>
            <th scope="col">载体</th>
            {["要求办理", "已办结", "完成率", "汇总值"].map((head) => (
              <th key={head} scope="col" className="num">
                {head}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {figures.tasks.map(({ rootTaskId, code, title, carrierCode, figures: of, value }) => (
            <tr key={rootTaskId}>
              <th scope="row" data-label="任务">
                {title} <span className="text-ink-hint">{code}</span>
              </th>
              <td data-label="载体">{carrierCode ? names.get(carrierCode) : "统筹协调"}</td>
              <td data-label="要求办理" className="num">
                {groupDigits(of.asked)}
              </td>
              <td data-label="已办结" className="num">
                {groupDigits(of.done)}
              </td>
              <td data-label="完成率" className="num">
                {percentText(completion(of))}
              </td>
              <td data-label="汇总值" className="num">
                {valueText(value)}
              </td>
            </tr>
          ))}
        </tbody>
      </Table>
    </div>
  );
}
