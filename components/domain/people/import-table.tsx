import { Table } from "@/components/ui/table";
import { roleLabels } from "@/lib/domain/people/accounts/labels";
import type { ImportRow } from "@/lib/domain/people/import/types";

/** The people of a workbook with the organisation that was found for each. */
export function ImportTable({ rows }: { rows: readonly ImportRow[] }) {
  return (
    <Table caption="读到的人员" cards>
      <thead>
        <tr>
          <th scope="col">姓名</th>
          <th scope="col">登录名</th>
          <th scope="col">单位</th>
          <th scope="col">角色</th>
          <th scope="col">电话</th>
          <th scope="col" className="num">
            行
          </th>
        </tr>
      </thead>
      <tbody>
        {rows.map(({ person, organisation }) => (
          <tr key={person.key}>
            <th scope="row">{person.name || "（空）"}</th>
            <td data-label="登录名" translate="no">
              {person.login || "（空）"}
            </td>
            <td data-label="单位">{organisation?.name ?? "没有找到"}</td>
            <td data-label="角色">{person.role ? roleLabels[person.role] : "没有认出"}</td>
            <td data-label="电话">{person.phone ?? "—"}</td>
            <td data-label="行" className="num">
              {person.row}
            </td>
          </tr>
        ))}
      </tbody>
    </Table>
  );
}
