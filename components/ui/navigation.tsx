import { X } from "lucide-react";
import Link from "next/link";
import type { ReactNode } from "react";
import { classNames } from "./class-names";
import { formatCount } from "./count";

export type LinkItem = { href: string; label: string };

/** The way from the top to this page; the page itself comes last, without a link. */
export function Breadcrumb({ items }: { items: readonly { href?: string; label: string }[] }) {
  return (
    <nav aria-label="位置" className="no-print">
      <ol className="crumbs">
        {items.map((item) => (
          <li key={item.label}>
            {item.href ? (
              <Link className="link" href={item.href}>
                {item.label}
              </Link>
            ) : (
              <span aria-current="page">{item.label}</span>
            )}
          </li>
        ))}
      </ol>
    </nav>
  );
}

export type TabItem = LinkItem & { current?: boolean; count?: number | undefined };

/** Tabs that are pages: each has its own address. */
export function Tabs({ items, label }: { items: readonly TabItem[]; label: string }) {
  return (
    <nav aria-label={label} className="tabs">
      {items.map((item) => (
        <Link key={item.href} href={item.href} aria-current={item.current ? "page" : undefined}>
          {item.label}
          {item.count !== undefined && <span className="count">{formatCount(item.count)}</span>}
        </Link>
      ))}
    </nav>
  );
}

type PaginationProps = {
  page: number;
  pageCount: number;
  total?: number;
  hrefFor: (page: number) => string;
};

/** Pages as links. Shows the first, the last and the neighbours of the current page. */
export function Pagination({ page, pageCount, total, hrefFor }: PaginationProps) {
  if (pageCount <= 1)
    return total === undefined ? null : (
      <p className="text-sm text-ink-hint">共 {formatCount(total)} 项</p>
    );
  return (
    <nav aria-label="翻页" className="pages">
      {total !== undefined && <span className="text-ink-hint">共 {formatCount(total)} 项</span>}
      {page > 1 ? (
        <Link href={hrefFor(page - 1)} rel="prev">
          上一页
        </Link>
      ) : (
        <span className="off">上一页</span>
      )}
      {pagesShown(page, pageCount).map((number, index, all) => (
        <PageLink
          key={number}
          number={number}
          current={number === page}
          gap={number - (all[index - 1] ?? number) > 1}
          href={hrefFor(number)}
        />
      ))}
      {page < pageCount ? (
        <Link href={hrefFor(page + 1)} rel="next">
          下一页
        </Link>
      ) : (
        <span className="off">下一页</span>
      )}
    </nav>
  );
}

function PageLink({
  number,
  current,
  gap,
  href,
}: {
  number: number;
  current: boolean;
  gap: boolean;
  href: string;
}) {
  return (
    <>
      {gap && <span aria-hidden="true">…</span>}
      <Link href={href} aria-current={current ? "page" : undefined} aria-label={`第 ${number} 页`}>
        {number}
      </Link>
    </>
  );
}

/** Page numbers worth a link, in order. */
export function pagesShown(page: number, pageCount: number): number[] {
  const wanted = [1, page - 1, page, page + 1, pageCount];
  return [...new Set(wanted)].filter((n) => n >= 1 && n <= pageCount).sort((a, b) => a - b);
}

/** For lists read by cursor, where nobody counts the pages. */
export function CursorPagination({
  previous,
  next,
  note,
}: {
  previous?: string | undefined;
  next?: string | undefined;
  note?: ReactNode;
}) {
  if (!previous && !next && !note) return null;
  return (
    <nav aria-label="翻页" className="pages">
      {note && <span className="text-ink-hint">{note}</span>}
      {previous ? (
        <Link href={previous} rel="prev">
          上一页
        </Link>
      ) : (
        <span className="off">上一页</span>
      )}
      {next ? (
        <Link href={next} rel="next">
          下一页
        </Link>
      ) : (
        <span className="off">下一页</span>
      )}
    </nav>
  );
}

export type FilterChip = LinkItem & {
  /** `remove`: the link takes this filter away. `choose`: it sets it; `current` marks the chosen one. */
  kind?: "remove" | "choose";
  current?: boolean;
  count?: number | undefined;
};

export function FilterChips({
  items,
  label = "筛选",
}: {
  items: readonly FilterChip[];
  label?: string;
}) {
  if (items.length === 0) return null;
  return (
    <ul className="chips" aria-label={label}>
      {items.map((item) => (
        <li key={item.href + item.label}>
          <Link
            className={classNames("chip", item.kind === "remove" && "chip-on")}
            href={item.href}
            aria-current={item.current ? "true" : undefined}
          >
            {item.kind === "remove" && <span className="sr-only">取消筛选：</span>}
            {item.label}
            {item.count !== undefined && (
              <span className="text-ink-hint">{formatCount(item.count)}</span>
            )}
            {item.kind === "remove" && <X aria-hidden="true" />}
          </Link>
        </li>
      ))}
    </ul>
  );
}
