import Link from "next/link";
import type { StuckAssignment, StuckLists } from "@/lib/domain/editions/stuck/types";
import { dayLabel } from "@/lib/shared/dates";
import { Card } from "../../ui/card";
import { formatCount } from "../../ui/count";
import { Table } from "../../ui/table";

/** What was stuck when the edition was frozen; each line opens the work as it is now. */
export function EditionStuck({ stuck }: { stuck: StuckLists }) {
  const { longest, mostReturned, unacknowledged } = stuck;
  return (
    <>
      {longest.length > 0 && <StuckCard title="超期最久" lines={longest} fact="overdue" />}
      {mostReturned.length > 0 && (
        <StuckCard title="退回后未办结" lines={mostReturned} fact="returned" />
      )}
      {unacknowledged.length > 0 && (
        <Card title="清单未签收" flush className="mb-5">
          <Table caption="清单未签收" density="compact">
            <thead>
              <tr>
                <th scope="col">清单</th>
                <th scope="col" className="num">
                  已送达
                </th>
                <th scope="col" className="num">
                  未签收
                </th>
              </tr>
            </thead>
            <tbody>
              {unacknowledged.map((list) => (
                <tr key={list.listId}>
                  <th scope="row">{list.title}</th>
                  <td className="num">{formatCount(list.delivered)}</td>
                  <td className="num">{formatCount(list.waiting)}</td>
                </tr>
              ))}
            </tbody>
          </Table>
        </Card>
      )}
    </>
  );
}

type StuckCardProps = { title: string; lines: StuckAssignment[]; fact: "overdue" | "returned" };

function StuckCard({ title, lines, fact }: StuckCardProps) {
  return (
    <Card title={title} flush className="mb-5">
      <Table caption={title} density="compact" cards>
        <thead>
          <tr>
            <th scope="col">单位</th>
            <th scope="col">任务</th>
            <th scope="col">到期</th>
            <th scope="col" className="num">
              {fact === "overdue" ? "超期" : "退回"}
            </th>
          </tr>
        </thead>
        <tbody>
          {lines.map((one) => (
            <tr key={one.assignmentId}>
              <th scope="row" data-label="单位">
                <Link
                  className="link"
                  href={`/desk/assignments/${one.assignmentId}`}
                  prefetch={false}
                >
                  {one.organisationName}
                </Link>{" "}
                <span className="text-ink-hint">{one.placeName}</span>
              </th>
              <td data-label="任务">
                {one.title} <span className="text-ink-hint">{one.period}</span>
              </td>
              <td data-label="到期">{dayLabel(one.dueOn)}</td>
              <td data-label={fact === "overdue" ? "超期" : "退回"} className="num">
                {fact === "overdue" ? `${one.daysOverdue} 天` : `${one.timesReturned} 次`}
              </td>
            </tr>
          ))}
        </tbody>
      </Table>
    </Card>
  );
}
