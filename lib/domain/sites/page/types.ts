import type { Picture } from "@/lib/domain/pictures/types";
import type { RatingTotals } from "@/lib/domain/ratings/types";
import type { BrowsedCarrier, SiteCardFacts } from "@/lib/domain/sites/browsing/types";
import type { SiteContent } from "@/lib/domain/sites/content/schema";

/** What the public sees of one site. */
export interface PublicSite {
  id: string;
  name: string;
  summary: string;
  content: SiteContent;
  carrier: BrowsedCarrier | null;
  regionCode: string;
  /** From the province down to the place, as names. */
  regionNames: string[];
  pictures: Picture[];
  sourceTitle: string;
  sourceUrl: string | null;
  /** The day of release, as 2026-11-22. */
  releasedOn: string;
  /** Named by the leading group; what reports only speak of is not. */
  isNamed: boolean;
  isExample: boolean;
}

/** All that a site's page shows. */
export interface SitePageFacts {
  site: PublicSite;
  ratings: RatingTotals;
  /** Visits that took place and the people who came, by appointment; counts and nothing else. */
  visits: { groups: number; people: number };
  related: SiteCardFacts[];
  /** The whole address of the page, for its QR code and for machines. */
  url: string;
}
