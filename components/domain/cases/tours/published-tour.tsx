import "../../publications/article.css";
import "../cases.css";
import { ArticleFacts } from "@/components/domain/publications/article-facts";
import { ArticlePictures } from "@/components/domain/publications/article-pictures";
import type { PublishedBodyProps } from "@/components/domain/publications/published-props";
import { tourContentSchema } from "@/lib/domain/cases/tours/schema";
import { dayLabel } from "@/lib/shared/dates";
import { TourStops } from "./stops";

/** A tour as the public sees it: where it went, with how many, what was learned. */
export function PublishedTour({ item, pictures }: PublishedBodyProps) {
  const tour = tourContentSchema.parse(item.content);
  const groups = tour.groups.map(({ name, members }) => `${name} ${members} 个单位`).join("，");
  return (
    <article className="article case-body">
      <ArticleFacts item={item} above={["巡回观摩"]} />
      <ArticlePictures pictures={pictures ?? []} />
      <section>
        <h2>看什么</h2>
        <p className="case-text">{tour.purpose}</p>
        <p className="text-ink-soft">
          {dayLabel(tour.startsOn)} 至 {dayLabel(tour.endsOn)}，{tour.organiser}组织。{groups}。
        </p>
      </section>
      <section>
        <h2>行程</h2>
        <TourStops stops={tour.stops} />
      </section>
      <section>
        <h2>收获与不足</h2>
        <p className="case-text">{tour.notes}</p>
      </section>
    </article>
  );
}
