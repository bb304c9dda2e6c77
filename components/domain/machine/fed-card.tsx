import Link from "next/link";
import { periodLabel } from "@/lib/domain/assignments/rules";
import type { FedValue } from "@/lib/domain/machine/fed/types";
import { percentOf } from "@/lib/domain/reports/rules";
import { Card } from "../../ui/card";
import { Table } from "../../ui/table";
import { momentOr } from "./words";

/** What other systems supplied for an organisation; nothing where they supplied nothing. */
export function FedCard({ values }: { values: readonly FedValue[] }) {
  if (values.length === 0) return null;
  return (
    <Card title="系统取数" aside="由来源系统提供，不用填报" flush>
      <Table caption="系统取数" cards>
        <thead>
          <tr>
            <th scope="col">任务</th>
            <th scope="col">期</th>
            <th scope="col" className="num">
              数值
            </th>
            <th scope="col">来源和时间</th>
          </tr>
        </thead>
        <tbody>
          {values.map((one) => (
            <tr key={one.id}>
              <th scope="row" data-label="任务">
                <Link className="link" href={`/desk/assignments/${one.id}`} prefetch={false}>
                  {one.taskTitle}
                </Link>{" "}
                <span className="text-ink-hint">{one.taskCode}</span>
              </th>
              <td data-label="期" className="whitespace-nowrap">
                {periodLabel(one.year, one.period, one.frequency)}
              </td>
              <td data-label="数值" className="num whitespace-nowrap">
                {figureOf(one)}
              </td>
              <td data-label="来源和时间">
                {one.sourceName}，{momentOr(one.observedAt)}
                {one.missing > 0 && (
                  <span className="text-soon-ink">；有 {one.missing} 期到期未取到</span>
                )}
              </td>
            </tr>
          ))}
        </tbody>
      </Table>
    </Card>
  );
}

function figureOf({ facts, numerator, denominator, value }: FedValue): string {
  if (facts.form === "ratio") {
    const percent = percentOf({ numerator, denominator, value });
    const share = percent === null ? "" : `（${Number(percent.toFixed(1))}%）`;
    return `${numerator} / ${denominator}${share}`;
  }
  if (facts.form === "boolean") return value === "1" ? "是" : "否";
  return `${value} ${facts.unit}`;
}
