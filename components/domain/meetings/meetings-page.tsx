import Link from "next/link";
import { MEETING_KIND_LABELS } from "@/lib/domain/meetings/labels";
import type { MeetingFilter } from "@/lib/domain/meetings/schema";
import type { MeetingRegion, MeetingRow } from "@/lib/domain/meetings/types";
import { dayLabel } from "@/lib/shared/dates";
import { PageHeader } from "../../layout/page-header";
import { ButtonLink } from "../../ui/button";
import { Card } from "../../ui/card";
import { EmptyState } from "../../ui/empty-state";
import { FilterChips } from "../../ui/navigation";
import { Table } from "../../ui/table";
import { MeetingMark } from "./marks";

interface MeetingsPageProps {
  meetings: readonly MeetingRow[];
  regions: readonly MeetingRegion[];
  filter: MeetingFilter;
}

const KINDS = [undefined, "coordination", "joint"] as const;

/** The meetings that somebody reads: planned ones first. */
export function MeetingsPage({ meetings, regions, filter }: MeetingsPageProps) {
  const chips = KINDS.map((kind) => ({
    href: kind ? `/desk/meetings?kind=${kind}` : "/desk/meetings",
    label: kind ? MEETING_KIND_LABELS[kind] : "全部",
    kind: "choose" as const,
    current: filter.kind === kind,
  }));
  return (
    <>
      <PageHeader
        title="推进会"
        subtitle="会前一键形成材料，会上记议定事项，会后成为任务，下次会议先看办理情况"
        actions={
          <>
            <ButtonLink href="/desk/meetings/problems">难题台账</ButtonLink>
            {regions.some(({ mayManage }) => mayManage) && (
              <ButtonLink href="/desk/meetings/new" variant="primary">
                安排会议
              </ButtonLink>
            )}
          </>
        }
      />
      <div className="mb-4">
        <FilterChips label="会议种类" items={chips} />
      </div>
      <Card flush>
        {meetings.length > 0 ? (
          <MeetingTable meetings={meetings} />
        ) : (
          <EmptyState kind="first-use" title="还没有会议">
            办公室安排协调推进会或联席会议后，参会单位会收到通知，并在这里看到材料和议定事项
          </EmptyState>
        )}
      </Card>
    </>
  );
}

function MeetingTable({ meetings }: { meetings: readonly MeetingRow[] }) {
  return (
    <Table caption="会议" cards>
      <thead>
        <tr>
          <th scope="col">会议</th>
          <th scope="col">时间</th>
          <th scope="col">状态</th>
          <th scope="col">材料</th>
          <th scope="col" className="num">
            议定事项
          </th>
          <th scope="col" className="num">
            已办结
          </th>
        </tr>
      </thead>
      <tbody>
        {meetings.map(({ id, title, subject, heldOn, status, packEditionId, items }) => (
          <tr key={id}>
            <th scope="row">
              <Link className="link" href={`/desk/meetings/${id}`}>
                {title}
              </Link>
              {subject && (
                <span className="block text-xs font-normal text-ink-hint">{subject}</span>
              )}
            </th>
            <td data-label="时间">
              {heldOn.slice(0, 4)} 年 {dayLabel(heldOn)}
            </td>
            <td data-label="状态">
              <MeetingMark status={status} />
            </td>
            <td data-label="材料">{packEditionId ? "已生成" : "—"}</td>
            <td data-label="议定事项" className="num">
              {items.assigned}
            </td>
            <td data-label="已办结" className="num">
              {items.done}
            </td>
          </tr>
        ))}
      </tbody>
    </Table>
  );
}
