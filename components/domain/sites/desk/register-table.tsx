import Link from "next/link";
import { DEMONSTRATION_KIND_LABELS, SITE_LEVEL_LABELS } from "@/lib/domain/sites/lifecycle/labels";
import type { SiteRow } from "@/lib/domain/sites/register/types";
import type { Signal } from "@/lib/domain/sites/signals/types";
import { Tag } from "../../../ui/mark";
import { Table } from "../../../ui/table";
import { SiteMark } from "./site-mark";

/** Sites as lines; a signal stands under the name in words. */
export function RegisterTable({
  sites,
  signals,
}: {
  sites: readonly SiteRow[];
  signals: readonly Signal[];
}) {
  return (
    <Table caption="示范点" cards>
      <thead>
        <tr>
          <th scope="col">名称</th>
          <th scope="col">状态</th>
          <th scope="col">级别种类</th>
          <th scope="col">建设单位</th>
          <th scope="col">载体</th>
          <th scope="col">地区</th>
          <th scope="col">命名</th>
          <th scope="col">复核到期</th>
        </tr>
      </thead>
      <tbody>
        {sites.map((site) => (
          <tr key={site.id}>
            <th scope="row">
              <Link className="link" href={`/desk/sites/${site.id}`}>
                {site.name}
              </Link>
              {site.isExample && <Tag>示例</Tag>}
              {signals
                .filter(({ siteId }) => siteId === site.id)
                .map(({ source, ground }) => (
                  <span key={source} className="block text-xs font-normal text-soon-ink">
                    信号：{ground}
                  </span>
                ))}
            </th>
            <td data-label="状态">
              <SiteMark status={site.status} />
            </td>
            <td data-label="级别种类">
              {SITE_LEVEL_LABELS[site.level]}
              {DEMONSTRATION_KIND_LABELS[site.kind]}
            </td>
            <td data-label="建设单位">{site.organisationName}</td>
            <td data-label="载体">{site.carrierName}</td>
            <td data-label="地区">{site.regionName}</td>
            <td data-label="命名">{site.namedOn ?? "—"}</td>
            <td data-label="复核到期">{site.rectifyDueOn ?? site.recheckDueOn ?? "—"}</td>
          </tr>
        ))}
      </tbody>
    </Table>
  );
}
