import "../culture/culture.css";
import { ArticlePictures } from "@/components/domain/publications/article-pictures";
import { Prose } from "@/components/domain/publications/prose";
import type { PublishedBodyProps } from "@/components/domain/publications/published-props";
import { storyContentSchema } from "@/lib/domain/culture/content/schema";

/** A family's story as the public reads it. */
export function PublishedStory({ item, pictures }: PublishedBodyProps) {
  const { toldBy, place, text } = storyContentSchema.parse(item.content);
  return (
    <div className="culture-body">
      <p className="text-ink-soft">
        讲述：{toldBy}，{place}
      </p>
      <ArticlePictures pictures={pictures ?? []} />
      <Prose text={text} />
      <p className="text-sm text-ink-hint">经讲述人同意发布，讲述人可随时要求撤下。</p>
    </div>
  );
}
