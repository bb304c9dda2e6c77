import type { Picture } from "@/lib/domain/pictures/types";
import type { PublicationKind, PublishedSummary } from "@/lib/domain/publications/types";
import type { CarrierOverview } from "@/lib/domain/sites/home/types";
import type { CarrierBadge } from "@/lib/domain/sites/types";

/** Something released as the home shows it: with its first picture and its carrier, where it has any. */
export interface HomeItem extends PublishedSummary {
  cover: Picture | null;
  carrier: CarrierBadge | null;
}

/** Some of what is released, and how much there is in all. */
export interface Shown {
  items: HomeItem[];
  total: number;
}

/** All that the public home shows; a part without content is not drawn. */
export interface PublicHome extends CarrierOverview {
  sites: Shown;
  cases: Shown;
  routes: Shown;
  topics: Shown;
  solicitations: Shown;
  news: Shown;
}

/** The kinds that a part of the home lists, with the number that it shows. */
export interface HomePart {
  kinds: readonly PublicationKind[];
  size: number;
  hasCovers?: boolean;
}
