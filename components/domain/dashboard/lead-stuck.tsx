import Link from "next/link";
import { Card } from "@/components/ui/card";
import { Table } from "@/components/ui/table";
import type { AssignmentRow } from "@/lib/domain/assignments/types";
import type { Stuck } from "@/lib/domain/counters/stuck/types";
import { type Day, dayLabel, daysBetween } from "@/lib/shared/dates";

type Line = { row: AssignmentRow; fact: string };

function linesOf({ overdue, returned }: Stuck, today: Day): Line[] {
  const late = overdue.map((row) => ({ row, fact: `超期 ${daysBetween(row.dueOn, today)} 天` }));
  const known = new Set(overdue.map(({ id }) => id));
  const back = returned
    .filter(({ id }) => !known.has(id))
    .map((row) => ({ row, fact: `退回 ${row.timesReturned} 次` }));
  return [...late, ...back];
}

/** 卡住的: the longest overdue and the most often returned of what the unit leads. */
export function LeadStuck({ stuck, today }: { stuck: Stuck; today: Day }) {
  const lines = linesOf(stuck, today);
  return (
    <Card title="卡在哪里" aside="最久超期和退回最多的各 10 项以内" flush={lines.length > 0}>
      {lines.length === 0 ? (
        <p className="text-ink-hint">没有超期的，也没有退回后未办结的。</p>
      ) : (
        <Table caption="卡住的任务" cards>
          <thead>
            <tr>
              <th scope="col">任务</th>
              <th scope="col">单位</th>
              <th scope="col">截止</th>
              <th scope="col">情况</th>
            </tr>
          </thead>
          <tbody>
            {lines.map(({ row, fact }) => (
              <tr key={row.id}>
                <th scope="row" data-label="任务">
                  <Link className="link" href={`/desk/assignments/${row.id}`} prefetch={false}>
                    {row.taskTitle}
                  </Link>
                </th>
                <td data-label="单位">
                  {row.organisationName}
                  <span className="text-sm text-ink-hint">
                    {" "}
                    {[row.nodeName, row.townshipName].filter(Boolean).join(" ")}
                  </span>
                </td>
                <td data-label="截止" className="whitespace-nowrap">
                  {dayLabel(row.dueOn)}
                </td>
                <td data-label="情况" className="whitespace-nowrap">
                  {fact}
                </td>
              </tr>
            ))}
          </tbody>
        </Table>
      )}
    </Card>
  );
}
