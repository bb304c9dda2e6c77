import Link from "next/link";
import { Card } from "@/components/ui/card";
import { Table } from "@/components/ui/table";
import type { LeadUnit, WaitingMatter } from "@/lib/domain/counters/leading/types";
import { momentLabel } from "@/lib/shared/dates";

const KINDS = { adjustment: "调整申请", doubt: "存疑待核查" } as const;

function hrefOf({ kind, id, assignmentId }: WaitingMatter): string {
  return kind === "adjustment" ? `/desk/adjustments/${id}` : `/desk/assignments/${assignmentId}`;
}

/** 等它办的: requests for another term and doubted reports, the oldest first. */
export function LeadWaiting({ waiting, lead }: { waiting: WaitingMatter[]; lead: LeadUnit }) {
  return (
    <Card
      title="等着办的"
      aside={`${lead.regionName}这一级的，最早的在前`}
      flush={waiting.length > 0}
    >
      {waiting.length === 0 ? (
        <p className="text-ink-hint">没有等着办的调整申请，也没有待核查的存疑。</p>
      ) : (
        <Table caption="等着办的" cards>
          <thead>
            <tr>
              <th scope="col">事项</th>
              <th scope="col">任务</th>
              <th scope="col">单位</th>
              <th scope="col">理由</th>
              <th scope="col">从何时起</th>
            </tr>
          </thead>
          <tbody>
            {waiting.map((one) => (
              <tr key={one.id}>
                <td data-label="事项" className="whitespace-nowrap">
                  {KINDS[one.kind]}
                </td>
                <th scope="row" data-label="任务">
                  <Link className="link" href={hrefOf(one)} prefetch={false}>
                    {one.taskTitle}
                  </Link>
                </th>
                <td data-label="单位">{one.organisationName}</td>
                <td data-label="理由">{one.reason}</td>
                <td data-label="从何时起" className="whitespace-nowrap">
                  {momentLabel(new Date(one.since))}
                </td>
              </tr>
            ))}
          </tbody>
        </Table>
      )}
    </Card>
  );
}
