import type { Metadata } from "next";
import { publicAddress } from "@/lib/platform/env";

type Query = Record<string, string | string[] | undefined>;

/** A further page of the whole list, as its address says it; undefined for the first, and under any filter. */
function furtherPage({ page, ...filters }: Query): string | undefined {
  if (Object.values(filters).some((value) => value !== undefined && value !== "")) return undefined;
  return typeof page === "string" && /^[1-9]\d{0,4}$/.test(page) && page !== "1" ? page : undefined;
}

/**
 * What a public list says of itself, with its one address for search engines: the list under any filter is the list
 * itself, each further page of the whole list is its own. `path` is the list's own, in no view; `query` as asked.
 */
export function listMetadata(path: string, query: Query, words: Metadata): Metadata {
  const page = furtherPage(query);
  const canonical = publicAddress(page ? `${path}?page=${page}` : path);
  return { ...words, alternates: { ...words.alternates, canonical } };
}
