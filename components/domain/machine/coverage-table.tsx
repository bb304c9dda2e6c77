import Link from "next/link";
import type { TaskCoverage } from "@/lib/domain/machine/coverage/types";
import { type Day, dayLabel, daysBetween } from "@/lib/shared/dates";
import { groupDigits, percentText } from "@/lib/shared/figures";
import { EmptyState } from "../../ui/empty-state";
import { Tag } from "../../ui/mark";
import { Table } from "../../ui/table";

interface CoverageProps {
  rows: readonly TaskCoverage[];
  today: Day;
}

/** What systems have fed of this year's tasks: what is missing open, the rest folded away. */
export function Coverage({ rows, today }: CoverageProps) {
  if (rows.length === 0) {
    return (
      <EmptyState kind="first-use" title="还没有由系统取数的任务">
        清单里数据来源为“系统取数”的任务下发后，会列在这里
      </EmptyState>
    );
  }
  const missing = rows.filter((row) => row.missingSince !== null);
  const whole = rows.filter((row) => row.missingSince === null);
  return (
    <>
      {missing.length > 0 && <CoverageTable caption="有缺数的任务" rows={missing} today={today} />}
      {whole.length > 0 && (
        <details open={missing.length === 0}>
          <summary className="link px-5 py-3">没有缺数的 {whole.length} 项任务</summary>
          <CoverageTable caption="没有缺数的任务" rows={whole} today={today} />
        </details>
      )}
    </>
  );
}

function CoverageTable({ caption, rows, today }: CoverageProps & { caption: string }) {
  return (
    <Table caption={caption} cards>
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
        {row.sources.length > 0 ? row.sources.join("、") : <Tag tone="amber">未接入</Tag>}
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
