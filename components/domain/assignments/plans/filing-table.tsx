import Link from "next/link";
import type { Filing } from "@/lib/domain/assignments/plans/types";
import { EmptyState } from "../../../ui/empty-state";
import { Table } from "../../../ui/table";
import { PlanStatusMark } from "./plan-status";

/** Which cooperating units have filed their plan with the lead. */
export function FilingTable({ filings }: { filings: readonly Filing[] }) {
  if (filings.length === 0) {
    return (
      <EmptyState kind="first-use" title="还没有配合单位">
        清单任务里写的配合单位在单位管理中登记后，会列在这里
      </EmptyState>
    );
  }
  return (
    <Table caption="配合单位报备情况" cards>
      <thead>
        <tr>
          <th scope="col">配合单位</th>
          <th scope="col">地区</th>
          <th scope="col">载体</th>
          <th scope="col" className="num">
            配合任务
          </th>
          <th scope="col">年度方案</th>
        </tr>
      </thead>
      <tbody>
        {filings.map((one) => (
          <tr key={`${one.organisationId}-${one.carrierName}`}>
            <th scope="row">
              {one.planId && one.filedAt ? (
                <Link className="link" href={`/desk/plans/${one.planId}`}>
                  {one.organisationName}
                </Link>
              ) : (
                one.organisationName
              )}
            </th>
            <td data-label="地区">{one.regionName}</td>
            <td data-label="载体">{one.carrierName}</td>
            <td data-label="配合任务" className="num">
              {one.tasks}
            </td>
            <td data-label="年度方案">
              <PlanStatusMark status={one.status} filedAt={one.filedAt} />
            </td>
          </tr>
        ))}
      </tbody>
    </Table>
  );
}
