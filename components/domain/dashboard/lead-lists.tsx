import Link from "next/link";
import { Card } from "@/components/ui/card";
import { Tag } from "@/components/ui/mark";
import { Table } from "@/components/ui/table";
import type { LedList } from "@/lib/domain/counters/leading/types";
import { dayAt, dayLabel } from "@/lib/shared/dates";

const KINDS = { task: "任务清单", responsibility: "责任清单", resolution: "议定事项" } as const;

/** The lists of what the unit leads, each with its version: which one holds, which it replaced. */
export function LeadLists({ lists }: { lists: readonly LedList[] }) {
  if (lists.length === 0) return null;
  return (
    <Card title="清单" aside={`${lists.length} 份`} flush>
      <Table caption="牵头的清单" cards>
        <thead>
          <tr>
            <th scope="col">清单</th>
            <th scope="col">种类</th>
            <th scope="col">版本</th>
            <th scope="col" className="num">
              条数
            </th>
            <th scope="col">下发</th>
          </tr>
        </thead>
        <tbody>
          {lists.map((list) => (
            <tr key={list.id}>
              <th scope="row" data-label="清单">
                <Link className="link" href={`/desk/lists/${list.id}`} prefetch={false}>
                  {list.title}
                </Link>{" "}
                {list.isExample && <Tag>示例</Tag>}
              </th>
              <td data-label="种类">{KINDS[list.kind]}</td>
              <td data-label="版本" className="whitespace-nowrap">
                第 {list.version} 版{list.status === "superseded" && "（已被新版替代）"}
              </td>
              <td data-label="条数" className="num">
                {list.tasks}
              </td>
              <td data-label="下发" className="whitespace-nowrap">
                {list.issuedAt ? dayLabel(dayAt(new Date(list.issuedAt))) : "—"}
              </td>
            </tr>
          ))}
        </tbody>
      </Table>
    </Card>
  );
}
