import type { Picture } from "@/lib/domain/pictures/types";
import type { TileGrid } from "@/lib/domain/regions/tiles/types";
import type { SiteFacets } from "@/lib/domain/sites/content/schema";
import type { CarrierBadge } from "@/lib/domain/sites/types";

/** A carrier's badge, and the carrier that it is a part of. */
export interface BrowsedCarrier extends CarrierBadge {
  parentCode: string | null;
}

/** A published site as lists show it and filter it. */
export interface BrowsedSite extends SiteFacets {
  id: string;
  name: string;
  summary: string;
  /** City and county, as far as they are known. */
  place: string;
  /** The child of the host's region that it lies in; null for what belongs to all of it. */
  areaCode: string | null;
  carrierCode: string | null;
  coverId: string | null;
  isExample: boolean;
}

/** A site on a page of the list. */
export interface SiteCardFacts extends BrowsedSite {
  carrier: CarrierBadge | null;
  cover: Picture | null;
}

/** One choice of a filter with the number of sites that it would show beside the other filters. */
export interface SiteChoice {
  value: string;
  label: string;
  count: number;
  /** True for a part of the choice before it. */
  isPart?: boolean;
}

/** The counts of every filter. */
export interface SiteChoices {
  areas: SiteChoice[];
  carriers: SiteChoice[];
  levels: SiteChoice[];
  kinds: SiteChoice[];
  accessible: number;
  bookings: number;
}

/** A page of the public list of sites. */
export interface SiteBrowserFacts {
  /** In order: named ones before those that reports only speak of. */
  sites: SiteCardFacts[];
  namedTotal: number;
  reportedTotal: number;
  page: number;
  pageCount: number;
  choices: SiteChoices;
  grid: TileGrid | null;
}
