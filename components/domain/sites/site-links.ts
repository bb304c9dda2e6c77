import type { SiteBrowsing } from "@/lib/domain/sites/browsing/schema";

const NAMES = ["words", "city", "carrier", "level", "kind"] as const;
const TICKS = ["accessible", "bookings"] as const;

/** The address of the list of sites under a filter; a change of the filter begins at its first page. */
export function sitesHref(filter: Partial<SiteBrowsing>, page = 1): string {
  const search = new URLSearchParams();
  for (const name of NAMES) if (filter[name]) search.set(name, filter[name]);
  for (const name of TICKS) if (filter[name]) search.set(name, "1");
  if (page > 1) search.set("page", String(page));
  const text = search.toString();
  return text ? `/sites?${text}` : "/sites";
}
