/*
 * The guard is seen by those who draw up a list (a lead unit for its carrier, the office for its own list,
 * each in its own region) and by the offices that consent to it (of its region or of one above). Only
 * those who draw it up answer, and only while it is a draft. The rules are the same for a whole province:
 * its office keeps them. Each office sets the budget of minutes of its own region.
 */
import type { Actor, ActorGrant } from "@/lib/access/actor";
import { spanOf } from "@/lib/access/roles";

/** A right to draw up lists: of a carrier, or the office's own. */
export interface DraftingPlace {
  regionCode: string;
  /** Null for the coordination office's own list. */
  carrierCode: string | null;
}

function grantsOf(actor: Actor): readonly ActorGrant[] {
  return actor.kind === "staff" ? actor.grants : [];
}

/** Where the actor draws up lists, and of which carrier. */
export function draftingPlaces(actor: Actor): DraftingPlace[] {
  return grantsOf(actor).flatMap(({ role, regionCode, carrierCode }) => {
    const span = spanOf(role, "list.draft");
    if (!span || (span === "carrier" && carrierCode === null)) return [];
    return [{ regionCode, carrierCode: span === "carrier" ? carrierCode : null }];
  });
}

/** The regions for whose lists, and for those beneath, the actor consents. */
export function consentRegions(actor: Actor): string[] {
  return grantsOf(actor)
    .filter((grant) => spanOf(grant.role, "list.consent"))
    .map((grant) => grant.regionCode);
}

/** The regions whose budget of minutes the actor sets. */
export function budgetRegions(actor: Actor): string[] {
  return grantsOf(actor)
    .filter((grant) => spanOf(grant.role, "guard.manage"))
    .map((grant) => grant.regionCode);
}

/** True for the office of the province, which keeps the rules. */
export function keepsRules(actor: Actor): boolean {
  if (actor.kind === "system") return true;
  return grantsOf(actor).some(
    (grant) => grant.regionLevel === "province" && spanOf(grant.role, "guard.manage"),
  );
}

/** The regions on whose lines the actor may read the rules, the catalogue and the burden. */
export function guardRegions(actor: Actor): string[] {
  const drafting = draftingPlaces(actor).map((place) => place.regionCode);
  return [...new Set([...drafting, ...consentRegions(actor), ...budgetRegions(actor)])];
}
