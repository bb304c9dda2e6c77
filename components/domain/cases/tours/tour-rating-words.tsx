import { Card } from "@/components/ui/card";
import { ratingWords } from "@/lib/domain/ratings/labels";
import type { RatingWords } from "@/lib/domain/ratings/types";
import { dayLabel } from "@/lib/shared/dates";

/** What people added to their ratings: read by who plans the tour, never public. */
export function TourRatingWords({ words }: { words: readonly RatingWords[] }) {
  const written = words.filter((one) => one.words);
  if (written.length === 0) return null;
  return (
    <Card title="评价里写的话（不公开）">
      <ul className="flex flex-col gap-3">
        {written.map((one) => (
          <li key={one.id}>
            <strong>{ratingWords[one.level]}</strong>（{dayLabel(one.ratedOn)}）：{one.words}
          </li>
        ))}
      </ul>
    </Card>
  );
}
