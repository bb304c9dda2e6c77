import { Fragment } from "react";
import { classNames } from "@/components/ui/class-names";
import { formatCount } from "@/components/ui/count";
import { type FilterChip, type LinkItem, pagesShown } from "@/components/ui/navigation";
import { PublicLink } from "./public-link";

/** The way from the top to this public page; the page itself comes last, without a link. */
export function PublicBreadcrumb({
  items,
}: {
  items: readonly { href?: string; label: string }[];
}) {
  return (
    <nav aria-label="位置" className="no-print">
      <ol className="crumbs">
        {items.map(({ href, label }) => (
          <li key={label}>
            {href ? (
              <PublicLink className="link" href={href}>
                {label}
              </PublicLink>
            ) : (
              <span aria-current="page">{label}</span>
            )}
          </li>
        ))}
      </ol>
    </nav>
  );
}

/** A link of a public page that looks like a button. */
export function PublicButtonLink({ href, label, primary }: LinkItem & { primary?: boolean }) {
  return (
    <PublicLink className={primary ? "btn btn-primary" : "btn"} href={href}>
      {label}
    </PublicLink>
  );
}

type PagesProps = {
  page: number;
  pageCount: number;
  /** How many there are in all; not said where it is not given. */
  total?: number;
  /** The address of a page; the first one has no number, so that it has one address. */
  hrefFor: (page: number | undefined) => string;
};

/** Pages of a public list as links: the first, the last, the neighbours. */
export function PublicPagination({ page, pageCount, total, hrefFor }: PagesProps) {
  if (total === 0) return null;
  const addressOf = (to: number) => hrefFor(to > 1 ? to : undefined);
  const sum = total !== undefined && `共 ${formatCount(total)} 项`;
  // An old address may name a page that is no longer there: never an end without a way back.
  if (page > Math.max(pageCount, 1)) {
    return (
      <p className="mt-4">
        这一页没有内容，
        <PublicLink className="link" href={addressOf(1)}>
          回到第一页
        </PublicLink>
        {sum && `（${sum}）`}
      </p>
    );
  }
  if (pageCount <= 1) return sum && <p className="mt-4 text-ink-hint">{sum}</p>;
  return (
    <nav aria-label="翻页" className="pages no-print mt-4">
      {sum && <span className="text-ink-hint">{sum}</span>}
      <Step href={page > 1 ? addressOf(page - 1) : undefined} rel="prev" label="上一页" />
      {pagesShown(page, pageCount).map((number, at, all) => (
        <Fragment key={number}>
          {number - (all[at - 1] ?? number) > 1 && <span aria-hidden="true">…</span>}
          <PublicLink
            href={addressOf(number)}
            aria-current={number === page ? "page" : undefined}
            aria-label={`第 ${number} 页`}
          >
            {number}
          </PublicLink>
        </Fragment>
      ))}
      <Step href={page < pageCount ? addressOf(page + 1) : undefined} rel="next" label="下一页" />
    </nav>
  );
}

function Step({ href, rel, label }: { href: string | undefined; rel: string; label: string }) {
  if (!href) return <span className="off">{label}</span>;
  return (
    <PublicLink href={href} rel={rel}>
      {label}
    </PublicLink>
  );
}

/** Filters of a public list, as links: what is set can be taken away, what is not can be chosen. */
export function PublicFilterChips({
  items,
  label = "筛选",
}: {
  items: readonly FilterChip[];
  label?: string;
}) {
  if (items.length === 0) return null;
  return (
    <nav aria-label={label} className="mb-3">
      <ul className="chips">
        {items.map((item) => (
          <li key={item.href + item.label}>
            <PublicLink
              className={classNames("chip", item.kind === "remove" && "chip-on")}
              href={item.href}
              aria-current={item.current ? "true" : undefined}
            >
              {item.kind === "remove" && <span className="sr-only">取消筛选：</span>}
              {item.label}
              {item.count !== undefined && (
                <span className="text-ink-hint">{formatCount(item.count)}</span>
              )}
              {item.kind === "remove" && <span aria-hidden="true">×</span>}
            </PublicLink>
          </li>
        ))}
      </ul>
    </nav>
  );
}
