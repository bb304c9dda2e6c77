import type { Picture } from "@/lib/domain/pictures/types";
import type { Published, PublishedSummary } from "@/lib/domain/publications/types";
import type { RouteContent } from "@/lib/domain/routes/content/schema";
import type { Day } from "@/lib/shared/dates";

/** A released route with the stops that the public no longer sees. */
export interface PublishedRoute {
  item: Published;
  content: RouteContent;
  /** Ids of sites and venues that are withdrawn. */
  gone: string[];
  /** Ids of sites and venues whose own pages say that they are accessible. */
  accessible: string[];
  /** Ids of sites that were named; a site that is merely reported is not among them. */
  named: string[];
  /** Ids of sites at which a visit can be booked. */
  bookable: string[];
}

/** What the list of routes shows. */
export interface RouteBrowserFacts {
  found: { items: PublishedSummary[]; total: number };
  covers: Picture[];
  cities: { code: string; name: string }[];
}

/** A released route with its pictures and address. */
export interface RoutePageFacts {
  route: PublishedRoute;
  pictures: Picture[];
  url: string;
  today: Day;
}
