/*
 * The office that keeps the rules of its region also chooses the words that clauses are tagged with there. A
 * region whose office chose none uses those of the nearest office above, else those of the platform.
 */
import type { Actor } from "@/lib/access/actor";
import { spanOf } from "@/lib/access/roles";

/** The regions for which the actor chooses tags. */
export function tagRegions(actor: Actor): string[] {
  if (actor.kind !== "staff") return [];
  const regions = actor.grants
    .filter(({ role }) => spanOf(role, "guard.manage") !== undefined)
    .map(({ regionCode }) => regionCode);
  return [...new Set(regions)];
}
