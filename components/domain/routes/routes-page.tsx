import { PublicFilters } from "@/components/domain/culture/public-filters";
import { PublishedCards } from "@/components/domain/culture/published-cards";
import { PublicPagination } from "@/components/domain/public/public-navigation";
import { PublicHead } from "@/components/domain/public/section";
import type { Picture } from "@/lib/domain/pictures/types";
import type { PublishedSummary } from "@/lib/domain/publications/types";
import { durationWords, seasonWords, suitedWords } from "@/lib/domain/routes/labels";
import type { RouteFilter } from "@/lib/domain/routes/published/schema";
import { durationLabel } from "@/lib/domain/routes/timetable/rules";
import { withQuery } from "@/lib/shared/query-string";

const PAGE = 24;

type PublicRoutesProps = {
  found: { items: PublishedSummary[]; total: number };
  covers: readonly Picture[];
  cities: readonly { code: string; name: string }[];
  filter: RouteFilter;
};

const choices = (words: Record<string, string>) =>
  Object.entries(words).map(([value, label]) => ({ value, label }));

/** Study routes for citizens, narrowed by what a day out depends on. */
export function PublicRoutes({ found, covers, cities, filter }: PublicRoutesProps) {
  const { city, season, suited, duration, accessible, page } = filter;
  const cityChoices = cities.map(({ code: value, name: label }) => ({ value, label }));
  const select = (name: string, label: string, blank: string) => ({ name, label, blank });
  return (
    <>
      <PublicHead title="研学路线">
        <p>把示范点和文化阵地串成一天，站站写明看什么、怎么走、几点开放，可以排好时间存进手机。</p>
      </PublicHead>
      <div className="wide mt-4">
        <PublicFilters
          action="/routes"
          label="查找路线"
          selects={[
            { ...select("city", "地区", "全部地区"), value: city, choices: cityChoices },
            {
              ...select("duration", "时长", "不限时长"),
              value: duration,
              choices: choices(durationWords),
            },
            {
              ...select("season", "季节", "不限季节"),
              value: season,
              choices: choices(seasonWords),
            },
            {
              ...select("suited", "适合", "不限对象"),
              value: suited,
              choices: choices(suitedWords),
            },
          ]}
          tick={{ name: "accessible", label: "全程有无障碍设施", checked: accessible === "1" }}
        />
        <h2 className="sr-only">路线列表</h2>
        <PublishedCards
          items={found.items}
          covers={covers}
          empty="没有符合条件的路线"
          foot={({ facets }) => [
            `${facets.stops} 站`,
            `约 ${durationLabel(Number(facets.minutes ?? 0))}`,
            ...(facets.accessible === true ? ["有无障碍设施"] : []),
          ]}
        />
        <PublicPagination
          page={page}
          pageCount={Math.ceil(found.total / PAGE)}
          total={found.total}
          hrefFor={(to) =>
            withQuery("/routes", {
              city,
              season,
              suited,
              duration,
              accessible,
              page: to,
            })
          }
        />
      </div>
    </>
  );
}
