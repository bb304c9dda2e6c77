import "./sites.css";
import { QrCode } from "@/components/domain/people/qr-code";
import { CarrierBadge } from "@/components/domain/public/carrier-badge";
import { PublicLink } from "@/components/domain/public/public-link";
import { PublicBreadcrumb } from "@/components/domain/public/public-navigation";
import { PrintButton } from "@/components/domain/public/reader-tools";
import { PublicHead, Section } from "@/components/domain/public/section";
import { RatingSummary } from "@/components/domain/ratings/rating-summary";
import { Tag } from "@/components/ui/mark";
import { siteTitle } from "@/lib/domain/sites/content/labels";
import type { PublicSite, SitePageFacts } from "@/lib/domain/sites/page/types";
import { SiteBoundary } from "./site-boundary";
import { SiteCard } from "./site-card";
import { SiteData } from "./site-data";
import { SiteFacts, SiteSource } from "./site-facts";
import { SiteGallery } from "./site-gallery";
import { SiteStory } from "./site-story";
import { SiteVisit } from "./site-visit";

type SitePageProps = SitePageFacts & {
  /** 研学路线 that stop here. */
  routes: readonly { id: string; title: string; summary: string }[];
};

/** One place: what it shows, what it does, how to visit it, how visitors found it, where it all comes from. */
export function SitePage({ site, ratings, visits, related, url, routes }: SitePageProps) {
  return (
    <>
      <SiteData site={site} url={url} />
      <SiteHead site={site} />
      <div className="wide site-page">
        <article className="site-main">
          <SiteGallery pictures={site.pictures} />
          <SiteStory content={site.content} />
          {site.isNamed && (
            <section aria-label="参观者评价">
              <h2 className="site-heading">参观者评价</h2>
              <RatingSummary totals={ratings} />
              <p className="text-sm text-ink-hint">
                每次参观结束后发一个评价码，一码评一次。不打星，不排名。
              </p>
            </section>
          )}
        </article>
        <div className="site-aside" id="visit">
          <SiteVisit site={site} visits={visits} />
          <SiteFacts content={site.content} regionNames={site.regionNames} />
          <SiteSource site={site} />
          <section className="sheet site-code" aria-label="本页二维码">
            <h2>本页二维码</h2>
            <QrCode text={url} label={`本页地址的二维码：${url}`} />
            <p className="text-sm text-ink-hint">用手机扫码打开本页，可以打印后张贴。</p>
            <PrintButton />
          </section>
          <SiteBoundary />
        </div>
      </div>
      {routes.length > 0 && (
        <Section title="经过这里的研学路线">
          <ul className="hits">
            {routes.map((route) => (
              <li key={route.id}>
                <PublicLink href={`/routes/${route.id}`}>{route.title}</PublicLink>
                <p>{route.summary}</p>
              </li>
            ))}
          </ul>
        </Section>
      )}
      {related.length > 0 && (
        <div className="no-print">
          <Section title="相关的地点">
            <ul className="card-grid">
              {related.map((other) => (
                <SiteCard key={other.id} site={other} />
              ))}
            </ul>
          </Section>
        </div>
      )}
    </>
  );
}

function SiteHead({ site }: { site: PublicSite }) {
  const { carrier, content, isExample, isNamed, name } = site;
  const above = (
    <div className="mb-3 flex flex-col gap-3">
      <PublicBreadcrumb items={[{ href: "/sites", label: "示范点与做法" }, { label: name }]} />
      <div className="flex flex-wrap items-center gap-3">
        {carrier && <CarrierBadge carrier={carrier} />}
        <Tag tone={isNamed ? "qing" : "grey"}>{siteTitle(content)}</Tag>
        {isExample && <Tag>示例</Tag>}
      </div>
    </div>
  );
  return (
    <PublicHead title={name} above={above}>
      <p>{site.summary || content.place}</p>
      <p className="site-jump no-print">
        <a className="link" href="#visit">
          {content.acceptsBookings ? "开放时间、怎么去和怎么预约" : "开放时间和怎么去"}
        </a>
      </p>
    </PublicHead>
  );
}
