import type { SiteFilter } from "@/lib/domain/sites/schema";

/** The address of the site list under a filter. */
export function sitesHref({ city, carrier }: SiteFilter): string {
  const search = new URLSearchParams();
  if (city) search.set("city", city);
  if (carrier) search.set("carrier", carrier);
  const text = search.toString();
  return text ? `/sites?${text}` : "/sites";
}
