/*
 * The leading group's office freezes and releases the editions of its own region; whoever froze one does
 * not release it. Leads and supervisors of the region read them. Released ones are open to everybody.
 */
import type { Actor } from "@/lib/access/actor";
import { spanOf, type Verb } from "@/lib/access/roles";

type EditionVerb = Extract<Verb, "edition.read" | "edition.freeze" | "edition.release">;

function has(actor: Actor, verb: EditionVerb, regionCode: string): boolean {
  if (actor.kind === "system") return true;
  if (actor.kind === "visitor") return false;
  return actor.grants.some(
    (grant) => grant.regionCode === regionCode && spanOf(grant.role, verb) !== undefined,
  );
}

/** True when the actor sees the region's editions before they are released. */
export function canReadEditions(actor: Actor, regionCode: string): boolean {
  return has(actor, "edition.read", regionCode);
}

/** True when the actor may freeze figures of the region. */
export function canFreeze(actor: Actor, regionCode: string): boolean {
  return has(actor, "edition.freeze", regionCode);
}

/** What decides who releases an edition. */
export interface EditionFacts {
  regionCode: string;
  status: "frozen" | "released";
  frozenById: string | null;
}

/** True when the actor may release the edition: of the office, and not the one who froze it. */
export function canRelease(actor: Actor, edition: EditionFacts): boolean {
  if (edition.status !== "frozen" || !has(actor, "edition.release", edition.regionCode))
    return false;
  return actor.kind !== "staff" || actor.accountId !== edition.frozenById;
}
