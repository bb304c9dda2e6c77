import Link from "next/link";
import type { TaskCoverage } from "@/lib/domain/machine/coverage/types";
import { type Day, dayLabel, daysBetween } from "@/lib/shared/dates";
import { groupDigits, percentText } from "@/lib/shared/figures";
import { EmptyState } from "../../ui/empty-state";
import { Tag } from "../../ui/mark";
import { Table } from "../../ui/table";

/** What systems have fed of this year's tasks, and what is missing since when. */
export function CoverageTable({ rows, today }: { rows: readonly TaskCoverage[]; today: Day }) {
  if (rows.length === 0) {
    return (
      <EmptyState kind="first-use" title="还没有由系统取数的任务">
        清单里数据来源为“系统取数”的任务下发后，会列在这里
      </EmptyState>
    );
  }
  return (
    <Table caption="各任务取数情况" cards>
      <thead>
        <tr>
          <th scope="col">任务</th>
          <th scope="col">来源</th>
          <th scope="col" className="num">
            到期已取
          </th>
          <th scope="col" className="num">
            全年已取
          </th>
          <th scope="col">最近取到</th>
          <th scope="col">缺数</th>
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <CoverageRow key={`${row.rootTaskId}-${row.year}`} row={row} today={today} />
        ))}
      </tbody>
    </Table>
  );
}

function share(fed: number, asked: number): string {
  if (asked === 0) return "—";
  return `${groupDigits(fed)} / ${groupDigits(asked)}（${percentText(fed / asked)}）`;
}

function CoverageRow({ row, today }: { row: TaskCoverage; today: Day }) {
  const awaiting = `/desk/assignments?show=awaiting&task=${row.rootTaskId}&year=${row.year}`;
  return (
    <tr>
      <th scope="row" data-label="任务">
        <Link className="link" href={awaiting} prefetch={false}>
          {row.title}
        </Link>{" "}
        <span className="text-ink-hint">
          {row.code} {row.carrierName}
        </span>
      </th>
      <td data-label="来源">
        {row.sources.length > 0 ? row.sources.join("、") : <Tag tone="amber">还没有接入</Tag>}
      </td>
      <td data-label="到期已取" className="num whitespace-nowrap">
        {share(row.fedToDate, row.askedToDate)}
      </td>
      <td data-label="全年已取" className="num whitespace-nowrap">
        {share(row.fed, row.asked)}
      </td>
      <td data-label="最近取到" className="whitespace-nowrap">
        {row.lastFedOn ? dayLabel(row.lastFedOn) : "—"}
      </td>
      <td data-label="缺数">
        {row.missingSince
          ? `${dayLabel(row.missingSince)}起，已 ${daysBetween(row.missingSince, today)} 天`
          : "没有到期未取的"}
      </td>
    </tr>
  );
}
