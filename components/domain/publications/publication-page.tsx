import Link from "next/link";
import type { Picture } from "@/lib/domain/pictures/types";
import type { PublicationPageFacts } from "@/lib/domain/publications/desk/types";
import { publicationKindWords } from "@/lib/domain/publications/labels";
import type { PublicationDetail, PublicationSummary } from "@/lib/domain/publications/types";
import { momentLabel } from "@/lib/shared/dates";
import { PageHeader } from "../../layout/page-header";
import { ButtonLink } from "../../ui/button";
import { Card } from "../../ui/card";
import { DescriptionList } from "../../ui/facts";
import { Notice } from "../../ui/feedback";
import { Tag } from "../../ui/mark";
import { PublicationChanges } from "./publication-changes";
import { PublicationMoves } from "./publication-moves";
import { PublicationStatusMark } from "./publication-status";
import { PublishedBody } from "./published-body";

type PublicationPageProps = PublicationPageFacts & { pictures: readonly Picture[] };

/** One revision on the desk: what the public would see, what is new in it, who had a hand in it, what comes next. */
export function PublicationPage({ pictures, ...facts }: PublicationPageProps) {
  const { publication, shown, previous, revisions } = facts;
  return (
    <>
      <PageHeader
        title={publication.title}
        subtitle={
          <span className="flex flex-wrap items-center gap-2">
            <PublicationStatusMark status={publication.status} />
            {publicationKindWords[publication.kind]}，第 {publication.revision} 稿
            {publication.isExample && <Tag>示例</Tag>}
          </span>
        }
        back={{ href: "/desk/publications", label: "审核发布" }}
        actions={
          <ButtonLink href={`/desk/publications/${publication.id}/preview`} prefetch={false}>
            按公开页面预览
          </ButtonLink>
        }
      />
      <Ended publication={publication} />
      <div className="grid gap-5 lg:grid-cols-[minmax(0,1fr)_22rem]">
        <div className="flex min-w-0 flex-col gap-5">
          <Card title="公众将看到">
            <PublishedBody item={shown} pictures={pictures} />
          </Card>
          <PublicationChanges previous={previous} />
        </div>
        <div className="flex flex-col gap-5">
          <PublicationMoves {...facts} />
          <Card title="经手人">
            <DescriptionList items={handsOf(publication)} />
          </Card>
          <Revisions revisions={revisions} currentId={publication.id} />
        </div>
      </div>
    </>
  );
}

function Ended({ publication }: { publication: PublicationDetail }) {
  const { status, reason, endedByName, endedAt } = publication;
  if (!reason || (status !== "returned" && status !== "withdrawn")) return null;
  return (
    <div className="mb-5">
      <Notice tone="soon" title={`${status === "returned" ? "已退回" : "已撤下"}：${reason}`}>
        <p>
          {endedByName}，{endedAt && momentLabel(endedAt)}
        </p>
      </Notice>
    </div>
  );
}

function handsOf(publication: PublicationDetail) {
  const hand = (name: string | null, when: Date | null) =>
    name && when ? `${name}，${momentLabel(when)}` : "还没有";
  return [
    { term: "起草", value: hand(publication.writtenByName, publication.writtenAt) },
    { term: "审核", value: hand(publication.checkedByName, publication.checkedAt) },
    { term: "发布", value: hand(publication.releasedByName, publication.releasedAt) },
    { term: "地区", value: publication.regionName },
    { term: "载体", value: publication.carrierName ?? "—" },
    { term: "来源", value: publication.sourceTitle ?? "本级" },
    { term: "指纹", value: <span className="break-all text-sm">{publication.fingerprint}</span> },
  ];
}

function Revisions({
  revisions,
  currentId,
}: {
  revisions: readonly PublicationSummary[];
  currentId: string;
}) {
  if (revisions.length < 2) return null;
  return (
    <Card title="各稿">
      <ul className="flex flex-col gap-2">
        {revisions.map((one) => (
          <li key={one.id} className="flex flex-wrap items-center gap-2">
            {one.id === currentId ? (
              <b aria-current="page">第 {one.revision} 稿</b>
            ) : (
              <Link className="link" href={`/desk/publications/${one.id}`} prefetch={false}>
                第 {one.revision} 稿
              </Link>
            )}
            <PublicationStatusMark status={one.status} />
            <span className="text-sm text-ink-hint">{momentLabel(one.writtenAt)}</span>
          </li>
        ))}
      </ul>
    </Card>
  );
}
