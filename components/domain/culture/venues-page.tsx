import { PublicBreadcrumb, PublicPagination } from "@/components/domain/public/public-navigation";
import { PublicHead } from "@/components/domain/public/section";
import type { PublicVenueFilter } from "@/lib/domain/culture/published/schema";
import type { Term } from "@/lib/domain/culture/terms/types";
import type { Picture } from "@/lib/domain/pictures/types";
import type { PublishedSummary } from "@/lib/domain/publications/types";
import { withQuery } from "@/lib/shared/query-string";
import { PublicFilters } from "./public-filters";
import { PublishedCards } from "./published-cards";

const PAGE = 24;

type PublicVenuesProps = {
  found: { items: PublishedSummary[]; total: number };
  covers: readonly Picture[];
  cities: readonly { code: string; name: string }[];
  kinds: readonly Term[];
  filter: PublicVenueFilter;
};

/** Venues for citizens, narrowed by city, kind and whether one gets in on wheels. */
export function PublicVenues({ found, covers, cities, kinds, filter }: PublicVenuesProps) {
  const { city, kind, accessible, page } = filter;
  const nameOf = (code: unknown) => kinds.find((one) => one.code === code)?.name ?? "";
  const choices = (all: readonly { code: string; name: string }[]) =>
    all.map(({ code: value, name: label }) => ({ value, label }));
  return (
    <>
      <PublicHead
        title="文化阵地"
        above={
          <PublicBreadcrumb
            items={[{ href: "/culture", label: "廉洁文化" }, { label: "文化阵地" }]}
          />
        }
      >
        <p>广场、长廊、文化墙、宣传栏和展馆，免费开放。</p>
      </PublicHead>
      <div className="wide mt-4">
        <PublicFilters
          action="/culture/venues"
          label="查找阵地"
          selects={[
            {
              name: "city",
              label: "地区",
              blank: "全部地区",
              value: city,
              choices: choices(cities),
            },
            {
              name: "kind",
              label: "种类",
              blank: "全部种类",
              value: kind,
              choices: choices(kinds),
            },
          ]}
          tick={{ name: "accessible", label: "有无障碍设施", checked: accessible === "1" }}
        />
        <h2 className="sr-only">阵地列表</h2>
        <PublishedCards
          items={found.items}
          covers={covers}
          empty="没有符合条件的阵地"
          foot={({ facets }) => [
            nameOf(facets.kindCode),
            ...(facets.accessible === true ? ["有无障碍设施"] : []),
          ]}
        />
        <PublicPagination
          page={page}
          pageCount={Math.ceil(found.total / PAGE)}
          total={found.total}
          hrefFor={(to) => withQuery("/culture/venues", { city, kind, accessible, page: to })}
        />
      </div>
    </>
  );
}
