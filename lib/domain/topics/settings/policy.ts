/*
 * Fields and measures hold for the whole installation: only the office of its own region sets them.
 */
import type { Actor } from "@/lib/access/actor";
import { spanOf } from "@/lib/access/roles";

/** True for the office of the region that the installation is run for. */
export function isHostOffice(actor: Actor, hostRegion: string): boolean {
  if (actor.kind !== "staff") return actor.kind === "system";
  return actor.grants.some(
    ({ role, regionCode }) =>
      regionCode === hostRegion && spanOf(role, "topic.manage") !== undefined,
  );
}
