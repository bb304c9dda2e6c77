import "../culture/culture.css";
import { PublicFilters } from "@/components/domain/culture/public-filters";
import { PublishedCards } from "@/components/domain/culture/published-cards";
import { PublicPagination } from "@/components/domain/public/public-navigation";
import { PublicHead, Section } from "@/components/domain/public/section";
import type { PublicFamilyFilter } from "@/lib/domain/culture/published/schema";
import type { Picture } from "@/lib/domain/pictures/types";
import type { PublishedSummary } from "@/lib/domain/publications/types";
import { withQuery } from "@/lib/shared/query-string";

const PAGE = 24;

type FamilyHomeProps = {
  stories: { items: PublishedSummary[]; total: number };
  brands: { items: PublishedSummary[]; total: number };
  covers: readonly Picture[];
  cities: readonly { code: string; name: string }[];
  filter: PublicFamilyFilter;
};

/** Stories that families told, and brands with their published rules. */
export function FamilyHome({ stories, brands, covers, cities, filter }: FamilyHomeProps) {
  const { city, page } = filter;
  return (
    <>
      <PublicHead title="清廉家庭">
        <p>家风故事由本人讲述、经本人同意发布；家庭品牌公开规则，不给家庭打分，不排名次。</p>
      </PublicHead>
      <div className="wide mt-4">
        <PublicFilters
          action="/family"
          label="按地区查找"
          selects={[
            {
              ...{ name: "city", label: "地区", blank: "全部地区", value: city },
              choices: cities.map(({ code: value, name: label }) => ({ value, label })),
            },
          ]}
        />
      </div>
      <Section title="家风故事" id="stories">
        <PublishedCards items={stories.items} covers={covers} empty="还没有公开的家风故事" />
        <PublicPagination
          page={page}
          pageCount={Math.ceil(stories.total / PAGE)}
          total={stories.total}
          hrefFor={(to) => withQuery("/family", { city, page: to })}
        />
      </Section>
      <Section title="家庭品牌" id="brands">
        <PublishedCards items={brands.items} covers={covers} empty="还没有公开的家庭品牌" />
      </Section>
    </>
  );
}
