import { Card } from "@/components/ui/card";
import { EmptyState } from "@/components/ui/empty-state";
import { Notice } from "@/components/ui/feedback";
import { Tag } from "@/components/ui/mark";
import { Table } from "@/components/ui/table";
import { CHECK_LABELS } from "@/lib/domain/counters/nightly/labels";
import type { NightlyCheck } from "@/lib/domain/counters/nightly/types";
import { dayLabel, momentLabel } from "@/lib/shared/dates";

/** What the checks of the last nights found, and what to do where they found something. */
export function ChecksTable({ checks }: { checks: readonly NightlyCheck[] }) {
  const [last] = checks;
  if (!last) {
    return (
      <EmptyState kind="first-use" title="还没有核对过">
        后台程序运行后，每天 2 点以后自动核对一次。
      </EmptyState>
    );
  }
  return (
    <>
      {last.state === "different" && (
        <Notice tone="error" title={`${dayLabel(last.onDay)}核对出 ${last.differences} 处不一致`}>
          <p>
            请在服务器上运行 npm run repair:counters 修正，再运行 npm run verify:counters
            复核；修正时不影响填报和审核。
          </p>
          <ul>
            {last.sample.map((line) => (
              <li key={line}>{line}</li>
            ))}
          </ul>
        </Notice>
      )}
      <Card flush>
        <Table caption="最近 30 次核对" cards>
          <thead>
            <tr>
              <th scope="col">日期</th>
              <th scope="col">结果</th>
              <th scope="col" className="num">
                计数
              </th>
              <th scope="col" className="num">
                任务
              </th>
              <th scope="col" className="num">
                不一致
              </th>
              <th scope="col">完成时间</th>
            </tr>
          </thead>
          <tbody>
            {checks.map((check) => (
              <CheckLine key={check.onDay} check={check} />
            ))}
          </tbody>
        </Table>
      </Card>
    </>
  );
}

function CheckLine({ check }: { check: NightlyCheck }) {
  const tone = check.state === "good" || check.state === "running" ? undefined : "amber";
  return (
    <tr>
      <th scope="row">{dayLabel(check.onDay)}</th>
      <td data-label="结果">
        <Tag {...(tone ? { tone } : {})}>{CHECK_LABELS[check.state]}</Tag>
      </td>
      <td className="num" data-label="计数">
        {check.counters ?? "—"}
      </td>
      <td className="num" data-label="任务">
        {check.assignments ?? "—"}
      </td>
      <td className="num" data-label="不一致">
        {check.differences ?? "—"}
      </td>
      <td data-label="完成时间">{check.endedAt ? momentLabel(new Date(check.endedAt)) : "—"}</td>
    </tr>
  );
}
