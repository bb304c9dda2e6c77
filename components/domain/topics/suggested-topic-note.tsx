import type { SuggestedTopic } from "@/lib/domain/topics/sources/queries";
import { PublicLink } from "../public/public-link";
import { Section } from "../public/section";

/** On the tracking page: the public topic that the suggestion went into. */
export function SuggestedTopicNote({ topic }: { topic: SuggestedTopic | null }) {
  if (!topic) return null;
  return (
    <Section title="列入的点题">
      <p>
        您提的事已列为点题
        <PublicLink href={`/topics/${topic.topicId}`}>“{topic.title}”</PublicLink>
        ，谁来办、怎么办、办到哪一步都在那里公开。
      </p>
    </Section>
  );
}
