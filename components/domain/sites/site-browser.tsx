import { PublicHead } from "@/components/domain/public/section";
import { EmptyState } from "@/components/ui/empty-state";
import { FilterChips } from "@/components/ui/navigation";
import type { SiteBrowserFacts } from "@/lib/domain/sites/home/types";
import type { SiteFilter } from "@/lib/domain/sites/schema";
import { SiteCard } from "./site-card";
import { sitesHref } from "./site-links";
import { SiteMap } from "./site-map";

type SiteBrowserProps = SiteBrowserFacts & { filter: SiteFilter };

/** List and schematic map of the same sites; each narrows the other through the address. */
export function SiteBrowser({ sites, cities, carriers, grid, filter }: SiteBrowserProps) {
  const city = cities.find((one) => one.code === filter.city);
  const named = sites.filter((site) => site.status === "demonstration");
  const reported = sites.filter((site) => site.status === "reported");
  return (
    <>
      <PublicHead title="示范点与做法">
        <p>
          这里收录公开报道中的地点，逐条注明出处。报道称为示范点或示范建设的列在前面；其余只是报道提到的做法，不等于已被命名。
        </p>
      </PublicHead>
      <div className="wide mt-5 flex flex-col gap-3">
        <CarrierChips carriers={carriers} filter={filter} />
        {city && (
          <FilterChips
            label="已选地区"
            items={[
              { href: sitesHref({ ...filter, city: undefined }), label: city.name, kind: "remove" },
            ]}
          />
        )}
      </div>
      <div className="wide site-browser">
        <div>
          {sites.length === 0 && (
            <EmptyState kind="no-result" title="没有符合条件的地点">
              换一个市州或载体，或者取消筛选。
            </EmptyState>
          )}
          <SiteGroup title="报道所载示范建设" sites={named} />
          <SiteGroup title="公开报道的做法" sites={reported} />
        </div>
        {grid && <SiteMap grid={grid} cities={cities} filter={filter} />}
      </div>
    </>
  );
}

function CarrierChips({ carriers, filter }: Pick<SiteBrowserProps, "carriers" | "filter">) {
  const all = { href: sitesHref({ ...filter, carrier: undefined }), label: "全部载体" };
  const items = carriers.map(({ code, short }) => ({
    href: sitesHref({ ...filter, carrier: code }),
    label: short,
    kind: "choose" as const,
    current: filter.carrier === code,
  }));
  return (
    <FilterChips
      label="按载体筛选"
      items={[{ ...all, kind: "choose", current: !filter.carrier }, ...items]}
    />
  );
}

function SiteGroup({ title, sites }: { title: string; sites: SiteBrowserFacts["sites"] }) {
  if (sites.length === 0) return null;
  return (
    <section className="site-group" aria-label={title}>
      <h2>
        {title} <span className="text-ink-hint">{sites.length} 处</span>
      </h2>
      <ul className="card-grid">
        {sites.map((site) => (
          <SiteCard key={site.id} site={site} />
        ))}
      </ul>
    </section>
  );
}
