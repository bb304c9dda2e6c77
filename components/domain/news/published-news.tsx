import "../publications/article.css";
import { newsContentSchema } from "@/lib/domain/news/content/schema";
import { ArticleFacts } from "../publications/article-facts";
import { ArticlePictures } from "../publications/article-pictures";
import { Prose } from "../publications/prose";
import type { PublishedBodyProps } from "../publications/published-props";

/** A piece of news as the public reads it, below its heading. */
export function PublishedNews({ item, pictures = [] }: PublishedBodyProps) {
  const content = newsContentSchema.parse(item.content);
  return (
    <article className="article">
      <ArticleFacts
        item={item}
        above={[content.columnName, ...(content.isReprint ? ["转载"] : [])]}
      />
      <ArticlePictures pictures={pictures} />
      <div className="prose-indent">
        <Prose text={content.body} />
      </div>
    </article>
  );
}
