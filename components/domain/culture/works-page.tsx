import { PublicBreadcrumb, PublicPagination } from "@/components/domain/public/public-navigation";
import { PublicHead } from "@/components/domain/public/section";
import type { PublicWorkFilter } from "@/lib/domain/culture/published/schema";
import type { Term } from "@/lib/domain/culture/terms/types";
import type { Picture } from "@/lib/domain/pictures/types";
import type { PublishedSummary } from "@/lib/domain/publications/types";
import { withQuery } from "@/lib/shared/query-string";
import { PublicFilters } from "./public-filters";
import { PublishedCards } from "./published-cards";

const PAGE = 24;

type PublicWorksProps = {
  found: { items: PublishedSummary[]; total: number };
  covers: readonly Picture[];
  cities: readonly { code: string; name: string }[];
  types: readonly Term[];
  filter: PublicWorkFilter;
};

/** Works for citizens, narrowed by city and type. */
export function PublicWorks({ found, covers, cities, types, filter }: PublicWorksProps) {
  const { city, type, page } = filter;
  const nameOf = (code: unknown) => types.find((one) => one.code === code)?.name ?? "";
  const choices = (all: readonly { code: string; name: string }[]) =>
    all.map(({ code: value, name: label }) => ({ value, label }));
  return (
    <>
      <PublicHead
        title="廉洁作品"
        above={
          <PublicBreadcrumb
            items={[{ href: "/culture", label: "廉洁文化" }, { label: "廉洁作品" }]}
          />
        }
      >
        <p>书画、剪纸、戏曲、微视频和演出，都经作者同意展示，每件注明授权方式。</p>
      </PublicHead>
      <div className="wide mt-4">
        <PublicFilters
          action="/culture/works"
          label="查找作品"
          selects={[
            {
              name: "city",
              label: "地区",
              blank: "全部地区",
              value: city,
              choices: choices(cities),
            },
            {
              name: "type",
              label: "类型",
              blank: "全部类型",
              value: type,
              choices: choices(types),
            },
          ]}
        />
        <h2 className="sr-only">作品列表</h2>
        <PublishedCards
          items={found.items}
          covers={covers}
          empty="没有符合条件的作品"
          foot={({ facets }) => [
            nameOf(facets.typeCode),
            ...(facets.hasDates === true ? ["有演出安排"] : []),
          ]}
        />
        <PublicPagination
          page={page}
          pageCount={Math.ceil(found.total / PAGE)}
          total={found.total}
          hrefFor={(to) => withQuery("/culture/works", { city, type, page: to })}
        />
      </div>
    </>
  );
}
