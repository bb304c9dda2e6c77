import { CoverPicture } from "@/components/domain/pictures/public-picture";
import { badgeClass, CarrierBadge } from "@/components/domain/public/carrier-badge";
import { PublicLink } from "@/components/domain/public/public-link";
import { Tag } from "@/components/ui/mark";
import type { SiteCardFacts } from "@/lib/domain/sites/browsing/types";
import { siteTitle } from "@/lib/domain/sites/content/labels";

/** A site in a grid: whose, what, where, and what it may be called. */
export function SiteCard({ site }: { site: SiteCardFacts }) {
  const { carrier, cover } = site;
  return (
    <li className={`place ${carrier ? badgeClass(carrier.position) : ""}`}>
      <CoverPicture picture={cover} />
      {carrier && <CarrierBadge carrier={carrier} />}
      <h3>
        <PublicLink href={`/sites/${site.id}`}>{site.name}</PublicLink>
      </h3>
      <p className="place-line">{site.summary}</p>
      <p className="place-foot">
        <span>{site.place}</span>
        <span>{siteTitle({ ...site, reportedAs: null })}</span>
        {site.acceptsBookings && <span>可预约</span>}
        {site.accessible && <span>有无障碍设施</span>}
        {site.isExample && <Tag>示例</Tag>}
      </p>
    </li>
  );
}
