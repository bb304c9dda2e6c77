import type { KeyBatch } from "@/lib/domain/machine/runs/types";
import { groupDigits } from "@/lib/shared/figures";
import { EmptyState } from "../../ui/empty-state";
import { Table } from "../../ui/table";
import { OutcomeCells, OutcomeHeads } from "./outcome-cells";
import { momentOr } from "./words";

/** The last batches that were pushed. */
export function BatchTable({ batches }: { batches: readonly KeyBatch[] }) {
  if (batches.length === 0) return <EmptyState kind="first-use" title="还没有收到推送" />;
  return (
    <Table caption="推送记录" cards>
      <thead>
        <tr>
          <th scope="col">时间</th>
          <th scope="col">来源系统</th>
          <th scope="col" className="num">
            收到
          </th>
          <OutcomeHeads />
        </tr>
      </thead>
      <tbody>
        {batches.map((batch) => (
          <tr key={batch.id}>
            <th scope="row" data-label="时间" className="whitespace-nowrap">
              {momentOr(batch.at)}
            </th>
            <td data-label="来源系统">{batch.sourceName}</td>
            <td data-label="收到" className="num">
              {groupDigits(batch.received)}
            </td>
            <OutcomeCells outcome={batch} />
          </tr>
        ))}
      </tbody>
    </Table>
  );
}
