/*
 * The chain of a region is set by the leading group's office of that very region, and so are its standard
 * reasons for returning. Offices above and below set their own.
 */
import type { Actor, StaffActor } from "@/lib/access/actor";
import { spanOf } from "@/lib/access/roles";
import { forbidden, notFound } from "@/lib/platform/errors";

/** The regions whose reviewing the actor sets. */
export function managedRegions(actor: Actor): string[] {
  if (actor.kind !== "staff") return [];
  const codes = actor.grants
    .filter((grant) => spanOf(grant.role, "chain.manage") !== undefined)
    .map((grant) => grant.regionCode);
  return [...new Set(codes)];
}

/** The person who sets reviewing somewhere; throws `forbidden` for everybody else. */
export function requireManager(actor: Actor): StaffActor {
  if (actor.kind !== "staff" || managedRegions(actor).length === 0) throw forbidden();
  return actor;
}

/** Throws `forbidden` for who sets nothing at all, `not_found` for another region. */
export function requireManaged(actor: Actor, regionCode: string): StaffActor {
  const staff = requireManager(actor);
  if (!managedRegions(staff).includes(regionCode)) throw notFound("地区");
  return staff;
}
