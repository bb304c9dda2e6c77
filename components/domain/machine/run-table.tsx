import Link from "next/link";
import type { FeedRun } from "@/lib/domain/machine/runs/types";
import { EmptyState } from "../../ui/empty-state";
import { StatusMark, Tag } from "../../ui/mark";
import { Table } from "../../ui/table";
import { OutcomeCells, OutcomeHeads } from "./outcome-cells";
import { momentOr, RUN_LOOK } from "./words";

/** The last runs of feeds. */
export function RunTable({ runs }: { runs: readonly FeedRun[] }) {
  if (runs.length === 0) {
    return <EmptyState kind="first-use" title="还没有取过数" />;
  }
  return (
    <Table caption="取数记录" cards>
      <thead>
        <tr>
          <th scope="col">时间</th>
          <th scope="col">来源系统</th>
          <th scope="col">结果</th>
          <OutcomeHeads />
        </tr>
      </thead>
      <tbody>
        {runs.map((run) => (
          <tr key={run.id}>
            <th scope="row" data-label="时间" className="whitespace-nowrap">
              <Link className="link" href={`/desk/machine/runs/${run.id}`} prefetch={false}>
                {momentOr(run.startedAt)}
              </Link>
            </th>
            <td data-label="来源系统">
              {run.sourceName} {run.isTrial && <Tag>试取</Tag>}
              {run.fileName && <span className="text-ink-hint">{run.fileName}</span>}
            </td>
            <td data-label="结果">
              <StatusMark {...RUN_LOOK[run.state]} />
            </td>
            <OutcomeCells outcome={run} />
          </tr>
        ))}
      </tbody>
    </Table>
  );
}
