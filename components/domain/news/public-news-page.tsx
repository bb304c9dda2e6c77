import "../publications/article.css";
import type { PublicNewsList } from "@/lib/domain/news/published/types";
import type { PublicNewsInput } from "@/lib/domain/news/schema";
import { publicPath } from "@/lib/domain/publications/rules";
import type { PublishedSummary } from "@/lib/domain/publications/types";
import { withQuery } from "@/lib/shared/query-string";
import { EmptyState } from "../../ui/empty-state";
import { Tag } from "../../ui/mark";
import { fullDay } from "../public/full-day";
import { PublicLink } from "../public/public-link";
import { PublicFilterChips, PublicPagination } from "../public/public-navigation";

interface PublicNewsPageProps {
  base: "/news" | "/notices";
  list: PublicNewsList;
  /** What the list is narrowed by: columns of news, types of notices. */
  choices: readonly { code: string; name: string }[];
  filter: PublicNewsInput;
}

/** Released news or notices, narrowed by column and year, page by page; ordinary links all of it. */
export function PublicNewsPage({ base, list, choices, filter }: PublicNewsPageProps) {
  const { column, year } = filter;
  const href = (change: Record<string, string | number | undefined>) =>
    withQuery(base, { column, year, ...change });
  return (
    <div className="wide mt-6">
      <PublicFilterChips
        label="栏目"
        items={[
          { label: "全部", href: href({ column: undefined }), current: !column },
          ...choices.map(({ code, name }) => ({
            label: name,
            href: href({ column: code }),
            current: code === column,
          })),
        ]}
      />
      {list.years.length > 1 && (
        <PublicFilterChips
          label="年份"
          items={[
            { label: "各年", href: href({ year: undefined }), current: !year },
            ...list.years.map((one) => ({
              label: `${one} 年`,
              href: href({ year: one }),
              current: one === year,
            })),
          ]}
        />
      )}
      {list.items.length === 0 ? (
        <EmptyState kind="no-result" title="这里还没有内容">
          换一个栏目或年份看看
        </EmptyState>
      ) : (
        <NewsList items={list.items} />
      )}
      <PublicPagination
        page={filter.page}
        pageCount={list.pageCount}
        total={list.total}
        hrefFor={(page) => href({ page })}
      />
    </div>
  );
}

/** Released articles as a list of headings with where they come from. */
export function NewsList({
  items,
  level = 2,
}: {
  items: readonly PublishedSummary[];
  level?: 2 | 3;
}) {
  const Heading = level === 2 ? "h2" : "h3";
  return (
    <ul className="news-list mt-4">
      {items.map((item) => (
        <li key={item.id}>
          <Heading>
            <PublicLink href={publicPath(item.kind, item.subjectId)}>{item.title}</PublicLink>
          </Heading>
          {item.summary && <p>{item.summary}</p>}
          <div className="news-foot">
            <span>{fullDay(item.releasedOn)}</span>
            {item.sourceTitle && <span>来源：{item.sourceTitle}</span>}
            <span>{item.regionName}</span>
            {item.isExample && <Tag tone="amber">示例</Tag>}
          </div>
        </li>
      ))}
    </ul>
  );
}
