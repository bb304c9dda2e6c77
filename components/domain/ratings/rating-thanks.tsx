import { PublicLink } from "@/components/domain/public/public-link";
import { PublicHead, Section } from "@/components/domain/public/section";
import type { RatingTotals } from "@/lib/domain/ratings/types";
import { RatingSummary } from "./rating-summary";

/** Thanks, and the totals with the rating in them: whoever rated sees that it counts. */
export function RatingThanks({ totals }: { totals: RatingTotals }) {
  return (
    <>
      <PublicHead title="谢谢您的评价">
        <p>您的评价已经计入下面的数字。</p>
      </PublicHead>
      <Section title="到目前为止的评价">
        <RatingSummary totals={totals} />
      </Section>
      <p className="wide mt-6">
        <PublicLink href="/">回到首页</PublicLink>
      </p>
    </>
  );
}
