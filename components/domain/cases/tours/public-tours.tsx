import { PublicLink } from "@/components/domain/public/public-link";
import { PublicBreadcrumb, PublicPagination } from "@/components/domain/public/public-navigation";
import { PublicHead } from "@/components/domain/public/section";
import { EmptyState } from "@/components/ui/empty-state";
import { Tag } from "@/components/ui/mark";
import { publicPath } from "@/lib/domain/publications/rules";
import type { PublishedSummary } from "@/lib/domain/publications/types";
import { dayLabel } from "@/lib/shared/dates";
import { withQuery } from "@/lib/shared/query-string";

type PublicToursProps = {
  items: readonly PublishedSummary[];
  total: number;
  page: number;
  pageSize: number;
};

/** Tours that took place, the newest first. */
export function PublicTours({ items, total, page, pageSize }: PublicToursProps) {
  return (
    <>
      <PublicHead
        title="巡回观摩"
        above={
          <div className="mb-3">
            <PublicBreadcrumb
              items={[{ href: "/cases", label: "案例与工作法" }, { label: "巡回观摩" }]}
            />
          </div>
        }
      >
        <p>分组到现场看做法，看完由参加的人评价，低分同样公开。</p>
      </PublicHead>
      <div className="wide mt-5">
        {items.length === 0 ? (
          <EmptyState kind="no-result" title="还没有公布的巡回观摩" />
        ) : (
          <>
            <h2 className="sr-only">已公布的观摩</h2>
            <ul className="card-grid">
              {items.map((item) => (
                <li key={item.id} className="place">
                  <h3>
                    <PublicLink href={publicPath(item.kind, item.subjectId)}>
                      {item.title}
                    </PublicLink>
                  </h3>
                  <p className="place-line">{item.summary}</p>
                  <p className="place-foot">
                    {item.happenedOn && <span>{dayLabel(item.happenedOn)}</span>}
                    <span>{item.regionName}</span>
                    {item.isExample && <Tag tone="amber">示例</Tag>}
                  </p>
                </li>
              ))}
            </ul>
          </>
        )}
        <PublicPagination
          page={page}
          pageCount={Math.ceil(total / pageSize)}
          total={total}
          hrefFor={(to) => withQuery("/cases/tours", { page: to })}
        />
      </div>
    </>
  );
}
