import Link from "next/link";
import type { ProblemRow } from "@/lib/domain/meetings/problems/types";
import { dayLabel } from "@/lib/shared/dates";
import { LightMark } from "../../ui/mark";
import { Table } from "../../ui/table";
import { ProblemMark } from "./marks";

/** Problems as lines. */
export function ProblemTable({ problems }: { problems: readonly ProblemRow[] }) {
  return (
    <Table caption="难题" cards>
      <thead>
        <tr>
          <th scope="col">难题</th>
          <th scope="col">状态</th>
          <th scope="col">提出单位</th>
          <th scope="col">牵头单位</th>
          <th scope="col">时限</th>
          <th scope="col" className="num">
            天数
          </th>
        </tr>
      </thead>
      <tbody>
        {problems.map(
          ({ id, title, asks, status, raisedByName, leadName, dueOn, isLate, days }) => (
            <tr key={id}>
              <th scope="row">
                <Link className="link" href={`/desk/meetings/problems/${id}`}>
                  {title}
                </Link>
                <span className="block text-xs font-normal text-ink-hint">{asks}</span>
              </th>
              <td data-label="状态">
                <ProblemMark status={status} />
              </td>
              <td data-label="提出单位">{raisedByName}</td>
              <td data-label="牵头单位">{leadName ?? "待定"}</td>
              <td data-label="时限">
                {isLate && <LightMark light="overdue" wordHidden />} {dueOn ? dayLabel(dueOn) : "—"}
              </td>
              <td data-label="天数" className="num">
                {days}
              </td>
            </tr>
          ),
        )}
      </tbody>
    </Table>
  );
}
