import { PublicLink } from "@/components/domain/public/public-link";
import { PublicButtonLink } from "@/components/domain/public/public-navigation";
import { ActionForm } from "@/components/forms/action-form";
import { PublicPass } from "@/components/forms/public-pass";
import { VISITOR } from "@/lib/access/actor";
import type { Stand } from "@/lib/domain/suggestions/filing/schema";
import type { SimilarTopic } from "@/lib/domain/suggestions/filing/types";
import { followTopicAction } from "@/lib/domain/suggestions/following/actions";
import { listSimilarTopics } from "@/lib/domain/suggestions/following/queries";
import { StartAgain } from "./start-again";
import { stepHref } from "./steps";

function Topic({ topic, back }: { topic: SimilarTopic; back: string }) {
  const { id, title, summary, regionName, followers } = topic;
  return (
    <li className="card mb-4">
      <p className="font-semibold">
        <PublicLink href={`/topics/${id}`}>{title}</PublicLink>
      </p>
      <p>
        {regionName}　{summary}
      </p>
      <p className="text-ink-soft">有 {followers} 人也关注</p>
      <ActionForm
        action={followTopicAction}
        submit="我也关注"
        variant="secondary"
        hidden={{ topicId: id, back }}
      >
        <PublicPass purpose="follow" of={`-${id}`} />
      </ActionForm>
    </li>
  );
}

/** What is being dealt with near the place already: joining it is enough, or one writes on. */
export async function SimilarStep({ stand }: { stand: Stand }) {
  const { gate, category, region } = stand;
  if (!category || !region) return <StartAgain />;
  const topics = await listSimilarTopics(VISITOR, region);
  const write = stepHref("write", { gate, category, region });
  const back = stepHref("similar", { gate, category, region });
  return (
    <>
      {topics.length === 0 ? (
        <p className="mb-6">附近还没有正在办理的相似建议，请继续填写。</p>
      ) : (
        <>
          <p className="mb-4">下面这些正在办理或已经答复。说的是同一件事，点“我也关注”就可以了。</p>
          <ul className="list-none p-0">
            {topics.map((topic) => (
              <Topic key={topic.id} topic={topic} back={back} />
            ))}
          </ul>
        </>
      )}
      <PublicButtonLink
        primary
        href={write}
        label={topics.length === 0 ? "继续填写" : "都不是，继续填写"}
      />
    </>
  );
}
