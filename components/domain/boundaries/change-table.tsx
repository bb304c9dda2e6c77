import Link from "next/link";
import { StatusMark } from "@/components/ui/mark";
import { Table } from "@/components/ui/table";
import { changeForms, changeStatuses } from "@/lib/domain/boundaries/labels";
import type { ChangeRow } from "@/lib/domain/boundaries/types";

/** Where a change stands; one that could not be carried out says so. */
export function ChangeMark({ change }: { change: Pick<ChangeRow, "status" | "fault"> }) {
  if (change.status === "planned" && change.fault) {
    return <StatusMark tone="red" shape="wave" word="未能生效" />;
  }
  return <StatusMark {...changeStatuses[change.status]} />;
}

/** Changes as rows; each leads to its own page. */
export function ChangeTable({ rows }: { rows: readonly ChangeRow[] }) {
  return (
    <Table caption="区划与机构调整" cards>
      <thead>
        <tr>
          <th scope="col">事项</th>
          <th scope="col">类别</th>
          <th scope="col">生效日期</th>
          <th scope="col">状态</th>
          <th scope="col">经办</th>
        </tr>
      </thead>
      <tbody>
        {rows.map((change) => (
          <tr key={change.id}>
            <th scope="row">
              <Link className="link" href={`/desk/admin/boundaries/${change.id}`}>
                {change.title}
              </Link>
            </th>
            <td data-label="类别">{changeForms[`${change.subject}.${change.kind}`].word}</td>
            <td data-label="生效日期">{change.effectiveOn}</td>
            <td data-label="状态">
              <ChangeMark change={change} />
            </td>
            <td data-label="经办">{change.plannedByName ?? change.draftedByName}</td>
          </tr>
        ))}
      </tbody>
    </Table>
  );
}
