import Link from "next/link";
import type { SolicitationDetail } from "@/lib/domain/topics/solicitations/types";
import { PageHeader } from "../../layout/page-header";
import { ButtonLink } from "../../ui/button";
import { Card } from "../../ui/card";
import { EmptyState } from "../../ui/empty-state";
import { Tag } from "../../ui/mark";
import { Table } from "../../ui/table";
import { fullDay } from "../public/full-day";
import { PublicationStatusMark } from "../publications/publication-status";

/** The solicitations of an office. */
export function SolicitationsPage({
  solicitations,
}: {
  solicitations: readonly SolicitationDetail[];
}) {
  return (
    <>
      <PageHeader
        title="征集活动"
        subtitle="按领域、按时段向群众征集点题；送审发布后公开"
        back={{ href: "/desk/topics", label: "群众点题" }}
        actions={
          <ButtonLink href="/desk/topics/solicitations/new" variant="primary">
            新的征集
          </ButtonLink>
        }
      />
      <Card flush>
        {solicitations.length === 0 ? (
          <EmptyState kind="first-use" title="还没有征集活动" />
        ) : (
          <Table caption="征集活动" cards>
            <thead>
              <tr>
                <th scope="col">名称</th>
                <th scope="col">时间</th>
                <th scope="col">地区</th>
                <th scope="col">点题</th>
                <th scope="col">发布</th>
              </tr>
            </thead>
            <tbody>
              {solicitations.map((one) => (
                <Row key={one.id} solicitation={one} />
              ))}
            </tbody>
          </Table>
        )}
      </Card>
    </>
  );
}

function Row({ solicitation }: { solicitation: SolicitationDetail }) {
  const { id, title, opensOn, closesOn, regionName, topicCount, publicationStatus } = solicitation;
  return (
    <tr>
      <th scope="row">
        <Link className="link" href={`/desk/topics/solicitations/${id}`}>
          {title}
        </Link>{" "}
        {solicitation.isExample && <Tag>示例</Tag>}
      </th>
      <td data-label="时间">
        {fullDay(opensOn)}至{fullDay(closesOn)}
      </td>
      <td data-label="地区">{regionName}</td>
      <td data-label="点题">{topicCount} 个</td>
      <td data-label="发布">
        {publicationStatus ? <PublicationStatusMark status={publicationStatus} /> : "—"}
      </td>
    </tr>
  );
}
