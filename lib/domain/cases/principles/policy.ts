/*
 * The principles of selection are set by the office of the region that runs the platform (portal.manage there),
 * and read by everybody.
 */
import type { Actor } from "@/lib/access/actor";
import { spanOf } from "@/lib/access/roles";

/** True for the office of the host region. */
export function maySetPrinciples(actor: Actor, hostRegion: string): boolean {
  return (
    actor.kind === "staff" &&
    actor.grants.some(
      ({ role, regionCode }) => regionCode === hostRegion && spanOf(role, "portal.manage"),
    )
  );
}
