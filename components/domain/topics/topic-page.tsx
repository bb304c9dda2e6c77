import Link from "next/link";
import { topicMoveWords } from "@/lib/domain/topics/labels";
import type { TopicMove } from "@/lib/domain/topics/rules";
import type { Sheet } from "@/lib/domain/topics/sheets/queries";
import type { TopicDetail } from "@/lib/domain/topics/types";
import { dayLabel } from "@/lib/shared/dates";
import { PageHeader } from "../../layout/page-header";
import { ButtonLink } from "../../ui/button";
import { Card } from "../../ui/card";
import { DescriptionList } from "../../ui/facts";
import { Notice } from "../../ui/feedback";
import { Tag } from "../../ui/mark";
import { DeskEntries } from "./desk-entries";
import { ThreeVoices } from "./three-voices";
import { TermMark, TopicStatus } from "./topic-status";

interface TopicPageProps {
  topic: TopicDetail;
  /** Sheets of rating codes, for the office only. */
  sheets: readonly Sheet[] | null;
  minimumRatings: number;
}

const PRIMARY: readonly TopicMove[] = ["select", "assign", "answer", "report", "verify", "close"];

/** A topic at the desk: where it stands, what may be done now, and everything that was said. */
export function TopicPage({ topic, sheets, minimumRatings }: TopicPageProps) {
  return (
    <>
      <PageHeader
        title={topic.title}
        subtitle={
          <span className="flex flex-wrap items-center gap-3">
            <TopicStatus {...topic} />
            <TermMark light={topic.light} dueOn={topic.dueOn} />
            {topic.isExample && <Tag>示例</Tag>}
          </span>
        }
        back={{ href: "/desk/topics", label: "群众点题" }}
        actions={<Moves topic={topic} maySheet={sheets !== null} />}
      />
      {topic.isReopeningProposed && (
        <div className="mb-5">
          <Notice tone="soon" title="四周回访里较多群众说问题又出现了">
            <p>请核对后选择重新办理，或者写明不重新办理的理由。系统不会自动重新办理。</p>
          </Notice>
        </div>
      )}
      <div className="grid gap-5 lg:grid-cols-[minmax(0,1fr)_22rem]">
        <div className="flex min-w-0 flex-col gap-5">
          {topic.roundId && (
            <ThreeVoices voices={topic.voices} {...topic.ratings} minimum={minimumRatings} />
          )}
          <Card title="群众怎么说">
            <p className="whitespace-pre-line">{topic.said}</p>
          </Card>
          <DeskEntries entries={topic.entries} />
        </div>
        <aside className="flex flex-col gap-5">
          <Facts topic={topic} />
          <Trace topic={topic} />
          {sheets && sheets.length > 0 && <Sheets sheets={sheets} />}
        </aside>
      </div>
    </>
  );
}

function Moves({ topic, maySheet }: { topic: TopicDetail; maySheet: boolean }) {
  const { id, moves, voices, isPublic } = topic;
  return (
    <>
      {isPublic && <ButtonLink href={`/topics/${id}`}>公开页面</ButtonLink>}
      {maySheet && voices.isClaimed && (
        <ButtonLink href={`/desk/topics/${id}/sheet`}>打印评价码</ButtonLink>
      )}
      {moves.map((move) => (
        <ButtonLink
          key={move}
          href={`/desk/topics/${id}/${move}`}
          variant={PRIMARY.includes(move) ? "primary" : "secondary"}
        >
          {topicMoveWords[move]}
        </ButtonLink>
      ))}
    </>
  );
}

function Facts({ topic }: { topic: TopicDetail }) {
  const { fieldName, regionName, place, saidCount, suggestionCount, unitName, cooperating } = topic;
  const items = [
    { term: "领域", value: fieldName },
    { term: "地区", value: [regionName, place].filter(Boolean).join(" ") },
    { term: "多少人说", value: `${saidCount} 人，其中网上建议 ${suggestionCount} 件` },
    { term: "责任单位", value: unitName ?? "尚未确定" },
    ...(cooperating.length > 0
      ? [{ term: "配合单位", value: cooperating.map(({ name }) => name).join("、") }]
      : []),
    ...(topic.dueOn ? [{ term: "答复期限", value: dayLabel(topic.dueOn) }] : []),
    ...(topic.reason ? [{ term: "选题理由", value: topic.reason }] : []),
    ...(topic.assignmentId
      ? [{ term: "对应任务", value: <AssignmentLink id={topic.assignmentId} /> }]
      : []),
  ];
  return (
    <Card title="基本情况">
      <DescriptionList items={items} />
      {topic.moves.includes("report") && (
        <p className="mt-3">
          <Link className="link" href={`/desk/topics/${topic.id}/assignment`}>
            {topic.assignmentId ? "改对应任务" : "已有对应的任务，填上"}
          </Link>
        </p>
      )}
    </Card>
  );
}

function AssignmentLink({ id }: { id: string }) {
  return (
    <Link className="link" href={`/desk/assignments/${id}`}>
      打开任务
    </Link>
  );
}

function Trace({ topic }: { topic: TopicDetail }) {
  return (
    <Card title="办理痕迹">
      <ol className="text-sm">
        {topic.events.map((event) => (
          <li key={event.id} className="border-t border-line-soft py-2 first:border-t-0">
            <span className="text-ink-hint">{dayLabel(event.onDay)}</span>{" "}
            {topicMoveWords[event.move]}
            {event.round > 1 && `（第 ${event.round} 轮）`}
            <small className="block text-ink-hint">{event.byName}</small>
            {event.reason && <span className="block">{event.reason}</span>}
          </li>
        ))}
      </ol>
    </Card>
  );
}

function Sheets({ sheets }: { sheets: readonly Sheet[] }) {
  return (
    <Card title="发过的评价码">
      <ul className="text-sm">
        {sheets.map(({ id, issuedOn, about, count, byName }) => (
          <li key={id} className="border-t border-line-soft py-2 first:border-t-0">
            {dayLabel(issuedOn)} {about}，{count} 张
            <small className="block text-ink-hint">{byName}</small>
          </li>
        ))}
      </ul>
    </Card>
  );
}
