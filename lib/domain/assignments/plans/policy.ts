/*
 * A cooperating unit writes its own plans. The lead unit of the carrier in the same region, and the
 * offices of the region and above it, read what was filed; nobody else knows of a plan.
 */
import type { StaffActor } from "@/lib/access/actor";
import { spanOf } from "@/lib/access/roles";

/** True for those with whom plans are filed: leads and offices. */
export function canSeeFilings(actor: StaffActor): boolean {
  return actor.grants.some(
    ({ role }) =>
      spanOf(role, "list.draft") !== undefined || spanOf(role, "list.consent") !== undefined,
  );
}
