import { EmptyState } from "@/components/ui/empty-state";
import type { ReleasedEditionRow } from "@/lib/domain/editions/published/types";
import { fullDay } from "./full-day";
import { PublicLink } from "./public-link";

/** Released editions, newest first. */
export function EditionLedger({ editions }: { editions: readonly ReleasedEditionRow[] }) {
  if (editions.length === 0) {
    return (
      <EmptyState
        kind="first-use"
        title="第一期数据还在核对"
        actions={
          <PublicLink className="btn" href="/carriers">
            先看已下发的任务
          </PublicLink>
        }
      >
        办公室定稿并核对后会在这里发布，注明期号和截止日期。
      </EmptyState>
    );
  }
  return (
    <ul className="ledger wide mt-6 edition-ledger">
      {editions.map((edition) => (
        <li key={edition.id}>
          <PublicLink href={`/editions/${edition.id}`}>
            <span className="font-serif text-2xl text-qing-700">第 {edition.number} 期</span>
            <span>
              <b>{edition.title}</b>
              <small>
                数据截至 {fullDay(edition.day)}，{fullDay(edition.releasedOn)}发布
                {edition.changes && edition.changes.corrections > 0 && (
                  <>，发布后有更正 {edition.changes.corrections} 处</>
                )}
              </small>
            </span>
            <small>{edition.year} 年</small>
          </PublicLink>
        </li>
      ))}
    </ul>
  );
}
