import type { Published } from "@/lib/domain/publications/types";
import { Tag } from "../../ui/mark";
import { fullDay } from "../public/full-day";
import { PrintButton } from "../public/reader-tools";

type ArticleFactsProps = {
  item: Published;
  /** Words that stand first, such as the column. */
  above: readonly string[];
};

/** Where an article comes from and of which day it is, with the tools of a reader. */
export function ArticleFacts({ item, above }: ArticleFactsProps) {
  const { sourceTitle, sourceUrl, happenedOn, releasedOn, regionName, isExample } = item;
  return (
    <div className="article-facts">
      <p>
        {above.map((words) => (
          <Tag key={words}>{words}</Tag>
        ))}
        {isExample && <Tag tone="amber">示例</Tag>}
        <span>发布：{fullDay(releasedOn)}</span>
        {happenedOn && happenedOn !== releasedOn && <span>日期：{fullDay(happenedOn)}</span>}
        <span>地区：{regionName}</span>
        {sourceTitle && (
          <span>
            来源：
            {sourceUrl ? (
              <a href={sourceUrl} rel="noopener noreferrer external">
                {sourceTitle}
              </a>
            ) : (
              sourceTitle
            )}
          </span>
        )}
      </p>
      <PrintButton />
    </div>
  );
}
