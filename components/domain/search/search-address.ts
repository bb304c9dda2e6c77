import type { ShownResult } from "@/lib/domain/search/types";

interface Address {
  q: string;
  group?: ShownResult["group"];
  page?: number;
}

/** The address of a search's page: all kinds, or one kind and its page. */
export function searchHref({ q, group, page = 1 }: Address): string {
  const query = new URLSearchParams({ q });
  if (group) query.set("group", group);
  if (page > 1) query.set("page", String(page));
  return `/desk/search?${query}`;
}
