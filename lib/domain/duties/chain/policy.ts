/*
 * Whoever reads assignments in a region reads its chain of year-end reports, from that region down; whoever
 * reads only the own organisation's sees its own report.
 */
import type { StaffActor } from "@/lib/access/actor";
import { spanOf } from "@/lib/access/roles";

const ORDER: readonly string[] = ["province", "city", "county", "township"];

/** Where a person's chain begins: the widest region that they read; null where they read none. */
export function chainHome(actor: StaffActor): string | null {
  const regions = actor.grants
    .filter(({ role, regionLevel }) => {
      const span = spanOf(role, "assignment.read");
      return span !== undefined && span !== "own" && ORDER.includes(regionLevel);
    })
    .sort((a, b) => ORDER.indexOf(a.regionLevel) - ORDER.indexOf(b.regionLevel));
  return regions[0]?.regionCode ?? null;
}
