import type { ReactNode } from "react";
import { groupDigits } from "@/lib/shared/figures";
import { pagesShown } from "../../ui/navigation";
import { PublicLink } from "../public/public-link";

interface PublicPagesProps {
  page: number;
  pageCount: number;
  total: number;
  hrefFor: (page: number) => string;
}

/** The pages of a public list as links: the first, the last, the neighbours. */
export function PublicPages({ page, pageCount, total, hrefFor }: PublicPagesProps) {
  if (total === 0) return null;
  if (pageCount <= 1) return <p className="mt-4 text-ink-hint">共 {groupDigits(total)} 项</p>;
  return (
    <nav aria-label="翻页" className="pages no-print mt-4">
      <span className="text-ink-hint">共 {groupDigits(total)} 项</span>
      {page > 1 && (
        <PublicLink href={hrefFor(page - 1)} rel="prev">
          上一页
        </PublicLink>
      )}
      {pagesShown(page, pageCount).map((number, at, all) => (
        <Numbered key={number} gap={number - (all[at - 1] ?? number) > 1}>
          <PublicLink
            href={hrefFor(number)}
            aria-current={number === page ? "page" : undefined}
            aria-label={`第 ${number} 页`}
          >
            {number}
          </PublicLink>
        </Numbered>
      ))}
      {page < pageCount && (
        <PublicLink href={hrefFor(page + 1)} rel="next">
          下一页
        </PublicLink>
      )}
    </nav>
  );
}

function Numbered({ gap, children }: { gap: boolean; children: ReactNode }) {
  return (
    <>
      {gap && <span aria-hidden="true">…</span>}
      {children}
    </>
  );
}
