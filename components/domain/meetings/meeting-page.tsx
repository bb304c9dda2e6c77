import { ITEM_STATE_LABELS } from "@/lib/domain/meetings/items/labels";
import type { ResolvedItem } from "@/lib/domain/meetings/items/types";
import { MEETING_KIND_LABELS, PARTICIPANT_ROLE_LABELS } from "@/lib/domain/meetings/labels";
import type { MeetingDetail } from "@/lib/domain/meetings/types";
import { dayLabel } from "@/lib/shared/dates";
import { PageHeader } from "../../layout/page-header";
import { ButtonLink } from "../../ui/button";
import { Card } from "../../ui/card";
import { DescriptionList } from "../../ui/facts";
import { Tag } from "../../ui/mark";
import { AgendaCard } from "./agenda-card";
import { MeetingMark } from "./marks";
import { MeetingSteps } from "./meeting-steps";
import { PackCard } from "./pack-card";

interface MeetingPageProps {
  meeting: MeetingDetail;
  items: readonly ResolvedItem[];
  hasPdf: boolean;
  formKey: string;
}

/** A meeting: its pack, what it decided, who takes part, and the next step for the office. */
export function MeetingPage({ meeting, items, hasPdf, formKey }: MeetingPageProps) {
  const { id, title, may, status } = meeting;
  return (
    <>
      <PageHeader
        title={title}
        subtitle={<MeetingMark status={status} />}
        back={{ href: "/desk/meetings", label: "推进会" }}
        actions={
          <>
            {may.manage && status === "planned" && (
              <ButtonLink href={`/desk/meetings/${id}/edit`}>修改安排</ButtonLink>
            )}
            {status !== "cancelled" && (
              <ButtonLink
                href={`/desk/meetings/${id}/items`}
                variant={may.manage ? "primary" : "secondary"}
              >
                {may.manage ? "记议定事项" : "议定事项"}
              </ButtonLink>
            )}
          </>
        }
      />
      <div className="with-aside">
        <div className="grid gap-5">
          <PackCard meeting={meeting} hasPdf={hasPdf} formKey={formKey} />
          <ItemsCard meeting={meeting} items={items} />
          <AgendaCard meeting={meeting} />
          {meeting.minutes && (
            <Card title="会议纪要">
              <p className="whitespace-pre-wrap">{meeting.minutes}</p>
            </Card>
          )}
          {may.manage && <MeetingSteps meeting={meeting} />}
        </div>
        <div className="grid gap-5 self-start">
          <FactsCard meeting={meeting} />
          <ParticipantsCard meeting={meeting} />
        </div>
      </div>
    </>
  );
}

function FactsCard({ meeting }: { meeting: MeetingDetail }) {
  const { kind, heldOn, place, subject, carrierName, cancelReason } = meeting;
  const facts = [
    { term: "种类", value: MEETING_KIND_LABELS[kind] },
    { term: "时间", value: `${heldOn.slice(0, 4)} 年 ${dayLabel(heldOn)}` },
    { term: "地点", value: place || "未填" },
    { term: "议题", value: subject || "未填" },
    ...(carrierName ? [{ term: "载体", value: carrierName }] : []),
    ...(cancelReason ? [{ term: "取消原因", value: cancelReason }] : []),
  ];
  return (
    <Card title="安排">
      <DescriptionList items={facts} />
    </Card>
  );
}

function ParticipantsCard({ meeting: { participants, status } }: { meeting: MeetingDetail }) {
  return (
    <Card title={`参加单位（${participants.length} 家）`}>
      <ul className="grid gap-1 text-sm">
        {participants.map(({ organisationId, name, role, attended }) => (
          <li key={organisationId}>
            {name}
            {role === "convener" && <Tag>{PARTICIPANT_ROLE_LABELS.convener}</Tag>}
            {status === "held" && !attended && <span className="text-ink-hint">（未到会）</span>}
          </li>
        ))}
      </ul>
    </Card>
  );
}

function ItemsCard({ meeting, items }: Pick<MeetingPageProps, "meeting" | "items">) {
  const states = ["draft", "open", "returned", "submitted", "done", "cancelled"] as const;
  const counted = states
    .map((state) => ({ state, count: items.filter((item) => item.state === state).length }))
    .filter(({ count }) => count > 0);
  return (
    <Card title="议定事项">
      {counted.length > 0 ? (
        <p className="flex flex-wrap gap-x-5 gap-y-1">
          {counted.map(({ state, count }) => (
            <span key={state}>
              {ITEM_STATE_LABELS[state]} <b className="figure-inline">{count}</b> 项
            </span>
          ))}
        </p>
      ) : (
        <p className="text-ink-hint">
          {meeting.may.manage
            ? "会上逐条记下事项、责任单位和时限，一次形成任务"
            : "会后形成的议定事项会列在这里"}
        </p>
      )}
    </Card>
  );
}
