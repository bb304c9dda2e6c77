import { topicContentSchema } from "@/lib/domain/topics/content/schema";
import { Tag } from "../../ui/mark";
import type { PublishedBodyProps } from "../publications/published-props";
import { TopicTimeline } from "./topic-timeline";

/** A topic as the public reads it, below its heading: what was said, and what came of it day by day. */
export function PublishedTopic({ item, pictures = [] }: PublishedBodyProps) {
  const content = topicContentSchema.parse(item.content);
  const { said, saidCount, field, place, solicitation } = content;
  return (
    <article className="article">
      <p className="topic-foot mb-3">
        {item.isExample && <Tag tone="amber">示例</Tag>}
        <span>领域：{field.name}</span>
        <span>地区：{[item.regionName, place].filter(Boolean).join(" ")}</span>
        {solicitation && <span>来自征集：{solicitation.title}</span>}
      </p>
      <h2 className="sr-only">群众怎么说</h2>
      <div className="prose">
        <p className="whitespace-pre-line">{said}</p>
        <p className="text-ink-hint">{saidCount} 人这样说；文字已整理，不含个人信息。</p>
      </div>
      <h2 className="mb-4 mt-8 font-serif">办理经过</h2>
      <TopicTimeline content={content} pictures={pictures} />
    </article>
  );
}
