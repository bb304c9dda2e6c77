import "./ratings.css";
import { ratingWords } from "@/lib/domain/ratings/labels";
import { isLow, LEVELS, lowShare } from "@/lib/domain/ratings/rules";
import type { RatingLevel, RatingTotals } from "@/lib/domain/ratings/types";
import { RatingShape } from "./rating-shape";

/** How something was rated: a count for each of the five words, low ratings and reasons told apart. */
export function RatingSummary({ totals }: { totals: RatingTotals }) {
  if (totals.total === 0) return <p className="rating-note">还没有人评价。</p>;
  return (
    <div>
      <ul className="rating-rows">
        {LEVELS.map((level) => (
          <RatingRow key={level} level={level} totals={totals} />
        ))}
      </ul>
      <p className="rating-note" data-low={totals.low} data-total={totals.total}>
        共 {totals.total} 条评价，其中不满意和非常不满意 {totals.low} 条，占 {lowShare(totals)}%。
        低分与其他评价一样计入，任何人都不能修改或删除。
      </p>
      <RatingReasons totals={totals} />
    </div>
  );
}

function RatingRow({ level, totals }: { level: RatingLevel; totals: RatingTotals }) {
  const count = totals.counts[level];
  return (
    <li className={isLow(level) ? "rating-low" : undefined}>
      <RatingShape level={level} />
      <span>{ratingWords[level]}</span>
      <span className="rating-bar" aria-hidden="true">
        <span style={{ width: `${(count / totals.total) * 100}%` }} />
      </span>
      <span className="tabular-nums">{count} 人</span>
    </li>
  );
}

function RatingReasons({ totals }: { totals: RatingTotals }) {
  if (totals.reasons.length === 0) return null;
  return (
    <>
      <p className="rating-note">评价时勾选的原因：</p>
      <ul className="rating-reasons">
        {totals.reasons.map(({ reason, count }) => (
          <li key={reason}>
            {reason} {count} 次
          </li>
        ))}
      </ul>
    </>
  );
}
