import "./sites.css";
import { PublicButtonLink, PublicPagination } from "@/components/domain/public/public-navigation";
import { PrintButton } from "@/components/domain/public/reader-tools";
import { PublicHead } from "@/components/domain/public/section";
import { EmptyState } from "@/components/ui/empty-state";
import type { SiteBrowsing } from "@/lib/domain/sites/browsing/schema";
import type { SiteBrowserFacts, SiteCardFacts } from "@/lib/domain/sites/browsing/types";
import { SiteCard } from "./site-card";
import { SiteFilters } from "./site-filters";
import { sitesHref } from "./site-links";
import { SiteMap } from "./site-map";

type SiteBrowserProps = SiteBrowserFacts & { filter: SiteBrowsing };

/** List and schematic map of the same sites; each narrows the other through the address. */
export function SiteBrowser({ filter, ...facts }: SiteBrowserProps) {
  const { sites, namedTotal, reportedTotal, page, pageCount, choices, grid } = facts;
  const named = sites.filter((site) => site.isNamed);
  const reported = sites.filter((site) => !site.isNamed);
  return (
    <>
      <PublicHead title="示范点与做法">
        <p>
          正式命名的示范点列在前面，写明级别。“公开报道的做法”只是报道里提到的地方，逐条注明出处，不等于已被命名。
        </p>
      </PublicHead>
      <div className="wide site-browser">
        <div>
          <SiteFilters filter={filter} choices={choices} />
          <div className="site-count" id="found">
            <p>
              符合条件的共 <b>{namedTotal + reportedTotal}</b> 处：正式命名 {namedTotal}{" "}
              处，公开报道的做法 {reportedTotal} 处。
            </p>
            <PrintButton />
          </div>
          {sites.length === 0 && <NothingFound filter={filter} />}
          <SiteGroup title="正式命名的示范点" total={namedTotal} sites={named} />
          <SiteGroup title="公开报道的做法" total={reportedTotal} sites={reported} />
          <PublicPagination
            page={page}
            pageCount={pageCount}
            hrefFor={(to) => `${sitesHref(filter, to)}#found`}
          />
        </div>
        {grid && <SiteMap grid={grid} areas={choices.areas} filter={filter} />}
      </div>
    </>
  );
}

function NothingFound({ filter }: { filter: SiteBrowsing }) {
  return (
    <EmptyState
      kind="no-result"
      title="没有符合条件的地点"
      actions={<PublicButtonLink href="/sites" label="看全部地点" primary />}
    >
      {filter.words
        ? `没有找到与“${filter.words}”有关的地点。换一个更短的词，或者去掉一些条件再找。`
        : "去掉一些条件再找，例如换一个市州，或者不限级别。"}
    </EmptyState>
  );
}

type SiteGroupProps = { title: string; total: number; sites: readonly SiteCardFacts[] };

function SiteGroup({ title, total, sites }: SiteGroupProps) {
  if (sites.length === 0) return null;
  return (
    <section className="site-group" aria-label={title}>
      <h2>
        {title} <span className="text-ink-hint">{total} 处</span>
      </h2>
      <ul className="card-grid">
        {sites.map((site) => (
          <SiteCard key={site.id} site={site} />
        ))}
      </ul>
    </section>
  );
}
