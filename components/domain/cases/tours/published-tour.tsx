import "../../publications/article.css";
import "../cases.css";
import { fullDay } from "@/components/domain/public/full-day";
import { ArticleFacts } from "@/components/domain/publications/article-facts";
import { ArticlePictures } from "@/components/domain/publications/article-pictures";
import type { PublishedBodyProps } from "@/components/domain/publications/published-props";
import { tourContentSchema } from "@/lib/domain/cases/tours/schema";
import type { Day } from "@/lib/shared/dates";
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
          {daysOf(tour)}，{tour.organiser}组织{groups && `，${groups}`}。
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

function daysOf({ startsOn, endsOn }: { startsOn: Day; endsOn: Day }): string {
  return startsOn === endsOn ? fullDay(startsOn) : `${fullDay(startsOn)}至 ${fullDay(endsOn)}`;
}
