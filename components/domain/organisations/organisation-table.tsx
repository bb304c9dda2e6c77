import Link from "next/link";
import { Tag } from "@/components/ui/mark";
import { Table } from "@/components/ui/table";
import { organisationKindLabels } from "@/lib/domain/organisations/labels";
import type { OrganisationRow } from "@/lib/domain/organisations/types";

type TableProps = { rows: readonly OrganisationRow[]; hrefFor: (id: string) => string };

/** Organisations as rows; `hrefFor` says where a name leads. */
export function OrganisationTable({ rows, hrefFor }: TableProps) {
  return (
    <Table caption="单位" cards>
      <thead>
        <tr>
          <th scope="col">单位</th>
          <th scope="col">类别</th>
          <th scope="col">所在地</th>
          <th scope="col">载体</th>
          <th scope="col" className="num">
            账号
          </th>
        </tr>
      </thead>
      <tbody>
        {rows.map((organisation) => (
          <tr key={organisation.id}>
            <th scope="row">
              <Link className="link" href={hrefFor(organisation.id)}>
                {organisation.name}
              </Link>{" "}
              {organisation.isExample && <Tag>示例</Tag>}
              {organisation.validTo && <Tag tone="amber">已停用</Tag>}
            </th>
            <td data-label="类别">{organisationKindLabels[organisation.kind]}</td>
            <td data-label="所在地">
              {[organisation.place, organisation.regionName].filter(Boolean).join(" ")}
            </td>
            <td data-label="载体">{organisation.carriers.join("、") || "—"}</td>
            <td data-label="账号" className="num">
              {organisation.accountCount}
            </td>
          </tr>
        ))}
      </tbody>
    </Table>
  );
}
