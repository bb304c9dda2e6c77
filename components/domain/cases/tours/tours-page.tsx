import Link from "next/link";
import { PageHeader } from "@/components/layout/page-header";
import { ButtonLink } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { EmptyState } from "@/components/ui/empty-state";
import { Tag } from "@/components/ui/mark";
import { Table } from "@/components/ui/table";
import { tourStatusWords } from "@/lib/domain/cases/tours/labels";
import type { TourSummary } from "@/lib/domain/cases/tours/types";
import { dayLabel } from "@/lib/shared/dates";

/** The tours that the reader plans or takes part in. */
export function ToursPage({ tours, mayPlan }: { tours: readonly TourSummary[]; mayPlan: boolean }) {
  return (
    <>
      <PageHeader
        title="巡回观摩"
        subtitle="分组看现场、学做法；结束后写清收获，审核发布后公开"
        actions={
          mayPlan && (
            <ButtonLink href="/desk/tours/new" variant="primary">
              安排一次
            </ButtonLink>
          )
        }
      />
      <Card flush>
        {tours.length === 0 ? (
          <EmptyState kind="first-use" title="这里还没有巡回观摩" />
        ) : (
          <Table caption="巡回观摩" cards>
            <thead>
              <tr>
                {["名称", "日期", "组织单位", "状态"].map((head) => (
                  <th key={head} scope="col">
                    {head}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {tours.map((tour) => (
                <tr key={tour.id}>
                  <th scope="row" data-label="名称">
                    <Link className="link" href={`/desk/tours/${tour.id}`} prefetch={false}>
                      {tour.title}
                    </Link>{" "}
                    {tour.isExample && <Tag tone="amber">示例</Tag>}
                  </th>
                  <td data-label="日期">
                    {dayLabel(tour.startsOn)}
                    {tour.endsOn !== tour.startsOn && `至 ${dayLabel(tour.endsOn)}`}
                  </td>
                  <td data-label="组织单位">{tour.organiser}</td>
                  <td data-label="状态">{tourStatusWords[tour.status]}</td>
                </tr>
              ))}
            </tbody>
          </Table>
        )}
      </Card>
    </>
  );
}
