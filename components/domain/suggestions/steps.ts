import { type Stand, standSchema } from "@/lib/domain/suggestions/filing/schema";

/** What an address asks for. */
export type SearchParams = Promise<Record<string, string | string[] | undefined>>;

/** Where one stands in the form, from the address. */
export async function standOf(searchParams: SearchParams): Promise<Stand> {
  return standSchema.parse(await searchParams);
}

/** The address of a step; `region` may be left open at the end, for places that are found by script. */
export function stepHref(step: string, { gate, category, region, in: inside }: Partial<Stand>) {
  const query = new URLSearchParams({ gate: gate ?? "" });
  if (category) query.set("category", category);
  if (inside) query.set("in", inside);
  if (region !== undefined) query.set("region", region);
  return `/suggest/${step}?${query}`;
}
