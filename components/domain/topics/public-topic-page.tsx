import type { Picture } from "@/lib/domain/pictures/types";
import { entriesOf } from "@/lib/domain/topics/content/schema";
import type { ShownTopicDetail } from "@/lib/domain/topics/shown/types";
import { fullDay } from "../public/full-day";
import { PublicBreadcrumb, PublicButtonLink } from "../public/public-navigation";
import { PublicHead, Section } from "../public/section";
import { RatingSummary } from "../ratings/rating-summary";
import { PublishedTopic } from "./published-topic";
import { ThreeVoices } from "./three-voices";
import { TermMark, TopicStatus } from "./topic-status";
import "./topics.css";

export interface PublicTopicProps {
  topic: ShownTopicDetail;
  pictures: readonly Picture[];
}

/** A topic: where it stands, the three voices, what happened day by day, and how it was judged. */
export function PublicTopicPage({ topic, pictures }: PublicTopicProps) {
  const { item, live, followUp, minimumRatings, agreedPercent } = topic;
  return (
    <>
      <PublicHead
        title={item.title}
        above={
          <div className="mb-3">
            <PublicBreadcrumb
              items={[{ href: "/topics", label: "建言评议" }, { label: item.title }]}
            />
          </div>
        }
      >
        <div className="topic-foot">
          <TopicStatus {...live} />
          <TermMark light={live.light} dueOn={live.dueOn} />
          {live.unitName && <span>责任单位：{live.unitName}</span>}
          {live.follows > 0 && <span>{live.follows} 人也关注</span>}
        </div>
      </PublicHead>
      <div className="wide mt-4">
        <ThreeVoices {...live} minimum={minimumRatings} />
        <p className="mt-2 text-ink-hint">
          满意、基本满意合计达到 {agreedPercent}%
          算群众认可；三方一致才能办结，由办公室办理，不会自动办结。
        </p>
        <div className="topic-tools mt-4 flex flex-wrap gap-3">
          <PublicButtonLink href={`/topics/${item.subjectId}/follow`} label="我也关注" />
          <PublicButtonLink href="/track" label="凭查询码看进展" />
          <PublicButtonLink href="/rate" label="凭评价码评价" />
        </div>
        <div className="mt-8">
          <PublishedTopic item={item} pictures={pictures} />
        </div>
      </div>
      <Judgements topic={topic} />
      {followUp && <FollowUp followUp={followUp} isUpheld={wasUpheld(topic)} />}
    </>
  );
}

function Judgements({ topic: { ratings, live } }: Pick<PublicTopicProps, "topic">) {
  const judged = ratings.filter(({ round, totals }) => round === live.round || totals.total > 0);
  if (judged.length === 0) return null;
  return (
    <Section title="群众评价" note="一件建议或现场一人一个评价码">
      {judged.toReversed().map(({ round, totals }) => (
        <div key={round} className="mb-6">
          {ratings.length > 1 && <h3 className="mb-2">第 {round} 轮办理</h3>}
          <RatingSummary totals={totals} />
        </div>
      ))}
    </Section>
  );
}

function wasUpheld({ content, live }: ShownTopicDetail): boolean {
  return entriesOf(content.entries, "upholding").some(({ round }) => round === live.round);
}

interface FollowUpProps {
  followUp: NonNullable<ShownTopicDetail["followUp"]>;
  /** The office looked into what came back and left it as it is. */
  isUpheld: boolean;
}

function FollowUp({ followUp, isUpheld }: FollowUpProps) {
  const { counts, askedOn, closesOn } = followUp;
  return (
    <Section title="四周回访" note={`${fullDay(askedOn)}起，到${fullDay(closesOn)}`}>
      <p>
        问：问题有没有反弹。没有反弹 {counts.lasting} 人，又出现了 {counts.rebounded} 人，说不清{" "}
        {counts.unsure} 人。提过这件事的群众可以凭查询码回答，一件建议答一次。
      </p>
      {isUpheld && <p>办公室核对后没有重新办理，理由写在上面的办理经过里。</p>}
    </Section>
  );
}
