import Link from "next/link";
import { newsStateWords, newsViewWords } from "@/lib/domain/news/labels";
import type { NewsListInput } from "@/lib/domain/news/schema";
import type { NewsSummary } from "@/lib/domain/news/types";
import { momentLabel } from "@/lib/shared/dates";
import { withQuery } from "@/lib/shared/query-string";
import { PageHeader } from "../../layout/page-header";
import { ButtonLink } from "../../ui/button";
import { Card } from "../../ui/card";
import { EmptyState } from "../../ui/empty-state";
import { CursorPagination, Tabs } from "../../ui/navigation";
import { Table } from "../../ui/table";

interface NewsDeskPageProps {
  filter: NewsListInput;
  items: readonly NewsSummary[];
  hasNext: boolean;
}

const PATH = "/desk/news";
const VIEWS = Object.entries(newsViewWords) as [NewsListInput["view"], string][];

/** The articles that the reader writes, with where each of them stands. */
export function NewsDeskPage({ filter, items, hasNext }: NewsDeskPageProps) {
  const { view, page } = filter;
  const pageHref = (to: number) => withQuery(PATH, { view, page: to > 1 ? to : undefined });
  return (
    <>
      <PageHeader
        title="资讯与公示公告"
        subtitle="写好后送审，由另外两位同志审核、发布"
        actions={
          <>
            <ButtonLink href="/desk/news/columns">栏目</ButtonLink>
            <ButtonLink href="/desk/news/new" variant="primary">
              写一篇
            </ButtonLink>
          </>
        }
      />
      <div className="mb-4">
        <Tabs
          label="资讯"
          items={VIEWS.map(([value, label]) => ({
            href: withQuery(PATH, { view: value }),
            label,
            current: value === view,
          }))}
        />
      </div>
      <Card flush>{items.length === 0 ? <Nothing /> : <Rows items={items} />}</Card>
      <div className="mt-4">
        <CursorPagination
          previous={page > 1 ? pageHref(page - 1) : undefined}
          next={hasNext ? pageHref(page + 1) : undefined}
        />
      </div>
    </>
  );
}

function Nothing() {
  return (
    <EmptyState
      kind="first-use"
      title="这里还没有文章"
      actions={<ButtonLink href="/desk/news/new">写一篇</ButtonLink>}
    >
      先选栏目、写标题，再写正文；写的过程中自动保存
    </EmptyState>
  );
}

function Rows({ items }: { items: readonly NewsSummary[] }) {
  return (
    <Table caption="资讯与公示公告" cards>
      <thead>
        <tr>
          {["标题", "栏目", "地区", "状态", "最后修改"].map((head) => (
            <th key={head} scope="col">
              {head}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {items.map((item) => (
          <tr key={item.id}>
            <th scope="row" data-label="标题">
              <Link className="link" href={`${PATH}/${item.id}`} prefetch={false}>
                {item.title}
              </Link>
            </th>
            <td data-label="栏目">{item.columnName}</td>
            <td data-label="地区">{item.regionName}</td>
            <td data-label="状态">{newsStateWords(item)}</td>
            <td data-label="最后修改">
              {item.editedByName}，{momentLabel(item.editedAt)}
            </td>
          </tr>
        ))}
      </tbody>
    </Table>
  );
}
