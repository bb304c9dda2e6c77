import Link from "next/link";
import { Table } from "@/components/ui/table";
import { regionLevelLabel } from "@/lib/domain/regions/labels";
import type { RegionRow } from "@/lib/domain/regions/types";

/** Regions as rows; each leads to its own page. */
export function RegionTable({ rows, caption }: { rows: readonly RegionRow[]; caption: string }) {
  return (
    <Table caption={caption} cards>
      <thead>
        <tr>
          <th scope="col">名称</th>
          <th scope="col">级别</th>
          <th scope="col">区划代码</th>
          <th scope="col">所在地</th>
          <th scope="col" className="num">
            下级
          </th>
        </tr>
      </thead>
      <tbody>
        {rows.map((region) => (
          <tr key={region.code}>
            <th scope="row">
              <Link className="link" href={`/desk/admin/regions/${region.code}`}>
                {region.name}
              </Link>
            </th>
            <td data-label="级别">{regionLevelLabel(region)}</td>
            <td data-label="区划代码">{region.code}</td>
            <td data-label="所在地">{region.place ?? "—"}</td>
            <td data-label="下级" className="num">
              {region.childCount === 0 ? "—" : region.childCount}
            </td>
          </tr>
        ))}
      </tbody>
    </Table>
  );
}
