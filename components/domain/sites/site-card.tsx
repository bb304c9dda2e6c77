import Link from "next/link";
import { badgeClass, CarrierBadge } from "@/components/domain/public/carrier-badge";
import { siteStatusWords } from "@/lib/domain/sites/labels";
import type { SiteSummary } from "@/lib/domain/sites/types";

/** A site in a grid: whose, what, where, and what it may be called. */
export function SiteCard({ site }: { site: SiteSummary }) {
  return (
    <li className={`place ${badgeClass(site.carrier.position)}`}>
      <CarrierBadge carrier={site.carrier} />
      <h3>
        <Link href={`/sites/${site.id}`} prefetch={false}>
          {site.name}
        </Link>
      </h3>
      <p className="place-line">{site.lead}</p>
      <p className="place-foot">
        <span>{site.place}</span>
        <span>{siteStatusWords[site.status]}</span>
      </p>
    </li>
  );
}
