import Link from "next/link";
import { CarrierBadge } from "@/components/domain/public/carrier-badge";
import { PublicHead, Section } from "@/components/domain/public/section";
import { DescriptionList } from "@/components/ui/facts";
import { Breadcrumb } from "@/components/ui/navigation";
import type { SitePageFacts } from "@/lib/domain/sites/home/types";
import { siteStatusNotes, siteStatusWords } from "@/lib/domain/sites/labels";
import type { SiteDetail } from "@/lib/domain/sites/types";
import { SiteCard } from "./site-card";
import { SiteData } from "./site-data";

/** One place: what reports say of it, where they say it, where it lies. */
export function SitePage({ site, related, url }: SitePageFacts) {
  const above = (
    <div className="mb-3 flex flex-col gap-3">
      <Breadcrumb items={[{ href: "/sites", label: "示范点与做法" }, { label: site.name }]} />
      <CarrierBadge carrier={site.carrier} />
    </div>
  );
  return (
    <>
      <SiteData site={site} url={url} />
      <PublicHead title={site.name} above={above}>
        <p>{site.place}</p>
      </PublicHead>
      <div className="wide site-page">
        <section aria-label={siteStatusWords[site.status]}>
          <h2 className="site-status">{siteStatusWords[site.status]}</h2>
          <ol className="site-facts">
            {site.facts.map((fact) => (
              <li key={fact}>{fact}</li>
            ))}
          </ol>
        </section>
        <SiteAside site={site} />
      </div>
      {related.length > 0 && (
        <Section title="相关的地点">
          <ul className="card-grid">
            {related.map((other) => (
              <SiteCard key={other.id} site={other} />
            ))}
          </ul>
        </Section>
      )}
    </>
  );
}

function SiteAside({ site }: { site: SiteDetail }) {
  return (
    <aside className="sheet" aria-label="出处与地点">
      <h2>出处与地点</h2>
      <DescriptionList
        items={[
          { term: "出处", value: site.sourceTitle },
          { term: "所在地", value: site.regionNames.join(" ") },
          {
            term: "载体",
            value: (
              <Link className="link" href={`/carriers/${site.carrier.code}`} prefetch={false}>
                {site.carrier.name}
              </Link>
            ),
          },
          { term: "说明", value: siteStatusNotes[site.status] },
        ]}
      />
    </aside>
  );
}
