/*
 * Templates of the year-end report are the leading group's office's, each in its own region; a region
 * without one uses that of the nearest office above, else the built-in layout. A lead unit's right over
 * templates is for its own lists and does not reach here.
 */
import type { Actor } from "@/lib/access/actor";
import { spanOf } from "@/lib/access/roles";

/** The regions whose office the actor keeps templates for. */
export function templateRegions(actor: Actor): string[] {
  if (actor.kind !== "staff") return [];
  const regions = actor.grants
    .filter(({ role }) => spanOf(role, "template.manage") === "region")
    .map(({ regionCode }) => regionCode);
  return [...new Set(regions)];
}

/** True when the actor keeps the templates of this region's office. */
export function canKeepTemplates(actor: Actor, regionCode: string): boolean {
  return templateRegions(actor).includes(regionCode);
}
