import type { Published } from "@/lib/domain/publications/types";
import type { RouteContent } from "@/lib/domain/routes/content/schema";

/** A released route with the stops that the public no longer sees. */
export interface PublishedRoute {
  item: Published;
  content: RouteContent;
  /** Ids of sites and venues that are withdrawn. */
  gone: string[];
}
