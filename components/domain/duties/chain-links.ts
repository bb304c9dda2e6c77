import type { EntriesQuery } from "@/lib/domain/duties/chain/schema";

/** The address of a chain; what is empty or standing is left out. */
export function chainHref(query: Partial<EntriesQuery>): string {
  const { regionCode, year, carrierCode, show, after } = query;
  const named = { region: regionCode, year, carrier: carrierCode, show, after };
  const kept = Object.entries(named).filter(
    ([name, value]) => value !== undefined && !(name === "show" && value === "missing"),
  );
  const address = new URLSearchParams(kept.map(([name, value]) => [name, String(value)]));
  return `/desk/duties/annual-reports?${address}`;
}
