import Link from "next/link";
import { PageHeader } from "@/components/layout/page-header";
import { ButtonLink } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { EmptyState } from "@/components/ui/empty-state";
import { Tag } from "@/components/ui/mark";
import { Table } from "@/components/ui/table";
import type { RouteRow } from "@/lib/domain/routes/types";

/** The routes within reach, with those that lost a stop marked. */
export function DeskRoutesPage({ routes }: { routes: readonly RouteRow[] }) {
  return (
    <>
      <PageHeader
        title="研学路线"
        subtitle="把已公开的示范点、文化阵地和自设点位排成路线，审核发布后对外"
        actions={
          <ButtonLink href="/desk/routes/new" variant="primary">
            编排路线
          </ButtonLink>
        }
      />
      <Card flush>
        {routes.length > 0 ? (
          <RouteTable routes={routes} />
        ) : (
          <EmptyState kind="first-use" title="还没有路线">
            先填写路线的基本情况，再逐站加入。
          </EmptyState>
        )}
      </Card>
    </>
  );
}

function RouteTable({ routes }: { routes: readonly RouteRow[] }) {
  return (
    <Table caption="研学路线" cards>
      <thead>
        <tr>
          <th scope="col">路线</th>
          <th scope="col">地区</th>
          <th scope="col" className="num">
            站数
          </th>
          <th scope="col">情况</th>
        </tr>
      </thead>
      <tbody>
        {routes.map(({ id, title, regionName, stops, gone, isPublic, isWaiting, isExample }) => (
          <tr key={id}>
            <th scope="row">
              <Link className="link" href={`/desk/routes/${id}`}>
                {title}
              </Link>{" "}
              {isExample && <Tag>示例</Tag>}
            </th>
            <td data-label="地区">{regionName}</td>
            <td data-label="站数" className="num">
              {stops}
            </td>
            <td data-label="情况">
              {isPublic ? "公开中" : "未公开"}
              {isWaiting && "，新稿待审发"}
              {gone > 0 && <span className="block text-soon-ink">{gone} 站已不公开</span>}
            </td>
          </tr>
        ))}
      </tbody>
    </Table>
  );
}
