import Link from "next/link";
import { PageHeader } from "@/components/layout/page-header";
import { ButtonLink } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { EmptyState } from "@/components/ui/empty-state";
import { Tag } from "@/components/ui/mark";
import { Table } from "@/components/ui/table";
import type { InspectionItem, InspectionRow } from "@/lib/domain/culture/inspections/types";
import { CultureTabs } from "./culture-tabs";
import { InspectionOutcome } from "./inspection-history";

type InspectionsPageProps = {
  inspections: readonly InspectionRow[];
  open: readonly InspectionItem[];
  mayOrder: boolean;
};

/** What waits to be looked at or put right, and the orders. */
export function InspectionsPage({ inspections, open, mayOrder }: InspectionsPageProps) {
  return (
    <>
      <PageHeader
        title="阵地巡查"
        subtitle="县、乡镇安排，管护单位或乡镇逐处填写；损坏和过时的写明哪天前修好"
        actions={
          mayOrder && (
            <ButtonLink href="/desk/culture/inspections/new" variant="primary">
              安排巡查
            </ButtonLink>
          )
        }
      />
      <CultureTabs current="inspections" />
      <Card className="my-4" title={`待办 ${open.length} 处`}>
        {open.length === 0 ? <p>没有待巡查或待修的阵地。</p> : <OpenItems items={open} />}
      </Card>
      <Card title="巡查单" flush>
        {inspections.length > 0 ? (
          <OrderTable inspections={inspections} />
        ) : (
          <EmptyState kind="first-use" title="还没有巡查单">
            安排后，管护单位会收到通知，在这里逐处填写结果。
          </EmptyState>
        )}
      </Card>
    </>
  );
}

function OpenItems({ items }: { items: readonly InspectionItem[] }) {
  return (
    <ul className="grid gap-3">
      {items.map((item) => (
        <li key={item.id}>
          <Link
            className="link"
            href={`/desk/culture/inspections/${item.inspectionId}#item-${item.id}`}
          >
            {item.venueName}
          </Link>{" "}
          <InspectionOutcome item={item} />
          <span className="block text-sm text-ink-hint">
            {item.regionName}，
            {item.result ? `${item.remedyDueOn}前修好或更新` : `${item.dueOn}前巡查`}
          </span>
        </li>
      ))}
    </ul>
  );
}

function OrderTable({ inspections }: { inspections: readonly InspectionRow[] }) {
  return (
    <Table caption="巡查单" cards>
      <thead>
        <tr>
          <th scope="col">巡查单</th>
          <th scope="col">地区</th>
          <th scope="col">完成日期</th>
          <th scope="col" className="num">
            已填 / 应填
          </th>
          <th scope="col" className="num">
            待修
          </th>
        </tr>
      </thead>
      <tbody>
        {inspections.map((one) => (
          <tr key={one.id}>
            <th scope="row">
              <Link className="link" href={`/desk/culture/inspections/${one.id}`}>
                {one.title}
              </Link>{" "}
              {one.isCancelled && <Tag>已取消</Tag>} {one.isExample && <Tag>示例</Tag>}
            </th>
            <td data-label="地区">{one.regionName}</td>
            <td data-label="完成日期">{one.dueOn}</td>
            <td data-label="已填 / 应填" className="num">
              {one.answered} / {one.asked}
            </td>
            <td data-label="待修" className="num">
              {one.defects}
            </td>
          </tr>
        ))}
      </tbody>
    </Table>
  );
}
