/*
 * Window rules are made by the office of a region, for all carriers or for one, and by a lead unit for its
 * own carrier in its own region. They hold there and beneath, until a nearer region says otherwise. Others
 * read the window of each of their assignments and need no right for that.
 */
import type { Actor, StaffActor } from "@/lib/access/actor";
import { spanOf } from "@/lib/access/roles";
import { forbidden } from "@/lib/platform/errors";

/** A region in which the actor makes window rules; for one carrier only where it is not null. */
export interface ManagedPlace {
  regionCode: string;
  carrierCode: string | null;
}

/** The person who acts; throws `forbidden` for the system and for visitors. */
export function requireStaffActor(actor: Actor): StaffActor {
  if (actor.kind !== "staff") throw forbidden();
  return actor;
}

/** The places in which the actor makes window rules. */
export function managedPlaces(actor: Actor): ManagedPlace[] {
  if (actor.kind !== "staff") return [];
  return actor.grants.flatMap(({ role, regionCode, carrierCode }): ManagedPlace[] => {
    if (spanOf(role, "chain.manage")) return [{ regionCode, carrierCode: null }];
    return spanOf(role, "window.manage") && carrierCode ? [{ regionCode, carrierCode }] : [];
  });
}

/** True when the actor makes rules for the region and carrier (null: for all carriers). */
export function canManage(actor: Actor, place: ManagedPlace): boolean {
  return managedPlaces(actor).some(
    (managed) =>
      managed.regionCode === place.regionCode &&
      (managed.carrierCode === null || managed.carrierCode === place.carrierCode),
  );
}
