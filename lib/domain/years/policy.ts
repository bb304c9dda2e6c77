/*
 * A year is opened, closed, carried over and opened again by the leading group's office of that very region.
 * The office of a region above reads the years of all regions beneath, and acts only on its own: what it
 * closes is closed beneath as well. Nobody else learns of these acts here; they meet them as a refusal that
 * names the office.
 */
import type { Actor } from "@/lib/access/actor";
import { spanOf } from "@/lib/access/roles";

/** The regions whose years the actor manages. */
export function managedRegions(actor: Actor): string[] {
  if (actor.kind !== "staff") return [];
  const codes = actor.grants
    .filter((grant) => spanOf(grant.role, "year.manage") !== undefined)
    .map((grant) => grant.regionCode);
  return [...new Set(codes)];
}

/** True when the actor acts on the years of this region. */
export function canManage(actor: Actor, regionCode: string): boolean {
  return actor.kind === "system" || managedRegions(actor).includes(regionCode);
}
