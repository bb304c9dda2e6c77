import Link from "next/link";
import { ADJUSTMENT_KIND_LABELS } from "@/lib/domain/adjustments/labels";
import type { AdjustmentTotal } from "@/lib/domain/adjustments/types";
import { PageHeader } from "../../layout/page-header";
import { EmptyState } from "../../ui/empty-state";
import { Table } from "../../ui/table";
import { PrintButton } from "../reports/print-button";

/** Which tasks are asked to change, list by list: what the issuer should look at again. */
export function TotalsPage({ totals, year }: { totals: readonly AdjustmentTotal[]; year: number }) {
  return (
    <>
      <PageHeader
        back={{ href: "/desk/adjustments", label: "延期与调整" }}
        title={`${year} 年延期与调整汇总`}
        subtitle="很多单位都申请延期的任务，时限可能定得不合理，请清单的发布单位考虑修订"
        actions={<PrintButton />}
      />
      <div className="card">
        {totals.length > 0 ? (
          <Totals totals={totals} />
        ) : (
          <EmptyState kind="first-use" title="今年还没有申请" />
        )}
      </div>
    </>
  );
}

function Totals({ totals }: { totals: readonly AdjustmentTotal[] }) {
  return (
    <Table caption="按任务汇总" cards>
      <thead>
        <tr>
          <th scope="col">任务</th>
          <th scope="col">清单</th>
          <th scope="col">种类</th>
          <th scope="col" className="num">
            申请单位
          </th>
          <th scope="col" className="num">
            待办理
          </th>
          <th scope="col" className="num">
            已同意
          </th>
          <th scope="col" className="num">
            未同意
          </th>
          <th scope="col" className="num">
            已撤回
          </th>
        </tr>
      </thead>
      <tbody>
        {totals.map((total) => (
          <tr key={`${total.rootTaskId}-${total.kind}`}>
            <th scope="row">
              <Link
                className="link"
                href={`/desk/adjustments?view=within&rootTaskId=${total.rootTaskId}`}
              >
                {total.taskCode} {total.taskTitle}
              </Link>
            </th>
            <td data-label="清单">
              <Link className="link" href={`/desk/lists/${total.listId}`}>
                {total.listTitle}
              </Link>
            </td>
            <td data-label="种类">{ADJUSTMENT_KIND_LABELS[total.kind]}</td>
            <td data-label="申请单位" className="num">
              {total.organisations}
            </td>
            <td data-label="待办理" className="num">
              {total.waiting}
            </td>
            <td data-label="已同意" className="num">
              {total.granted}
            </td>
            <td data-label="未同意" className="num">
              {total.refused}
            </td>
            <td data-label="已撤回" className="num">
              {total.withdrawn}
            </td>
          </tr>
        ))}
      </tbody>
    </Table>
  );
}
