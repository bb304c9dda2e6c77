/*
 * The leading group's office freezes and releases the editions of its own region; whoever froze one does
 * not release it. An edition for the public pages is read by leads and supervisors of the region too, and
 * once released by everybody. Editions behind briefings and meetings hold internal tasks of all carriers:
 * they are read, released or not, only by those who see all figures of the region, the office and the
 * supervisors.
 */
import type { Actor, ActorGrant, StaffActor } from "@/lib/access/actor";
import { spanOf, type Verb } from "@/lib/access/roles";
import type { EditionPurpose } from "@/lib/platform/generated/prisma/enums";

type EditionVerb = Extract<Verb, "edition.read" | "edition.freeze" | "edition.release">;

function holds(
  actor: Actor,
  { verb, regionCode }: { verb: EditionVerb; regionCode: string },
  suits: (grant: ActorGrant) => boolean = () => true,
): boolean {
  if (actor.kind === "system") return true;
  if (actor.kind === "visitor") return false;
  return actor.grants.some(
    (grant) =>
      grant.regionCode === regionCode && spanOf(grant.role, verb) !== undefined && suits(grant),
  );
}

/** True when the actor sees editions for the public before they are released, and how live data differ. */
export function canReadEditions(actor: Actor, regionCode: string): boolean {
  return holds(actor, { verb: "edition.read", regionCode });
}

function seesAllFigures(grant: ActorGrant): boolean {
  return spanOf(grant.role, "dashboard.read") === "subtree" && grant.carrierCode === null;
}

/** True when the actor sees the region's editions with internal tasks: briefings and packs. */
export function canReadInternal(actor: Actor, regionCode: string): boolean {
  return holds(actor, { verb: "edition.read", regionCode }, seesAllFigures);
}

/** True when the actor may freeze figures of the region. */
export function canFreeze(actor: Actor, regionCode: string): boolean {
  return holds(actor, { verb: "edition.freeze", regionCode });
}

/** What decides who reads and who releases an edition. */
export interface EditionFacts {
  regionCode: string;
  purpose: EditionPurpose;
  status: "frozen" | "released";
  frozenById: string | null;
}

/** True when the actor may read the edition's figures. */
export function canRead(actor: Actor, edition: EditionFacts): boolean {
  if (edition.purpose !== "public") return canReadInternal(actor, edition.regionCode);
  return edition.status === "released" || canReadEditions(actor, edition.regionCode);
}

/** True when the actor may compare the edition with the live figures: what is live is open to nobody else. */
export function canFollow(actor: Actor, { regionCode, purpose }: EditionFacts): boolean {
  return purpose === "public"
    ? canReadEditions(actor, regionCode)
    : canReadInternal(actor, regionCode);
}

/** True when the actor may release the edition: of the office, and not the one who froze it. */
export function canRelease(actor: Actor, edition: EditionFacts): boolean {
  const { status, regionCode, frozenById } = edition;
  if (status !== "frozen" || !holds(actor, { verb: "edition.release", regionCode })) return false;
  return actor.kind !== "staff" || actor.accountId !== frozenById;
}

/** The region whose editions a person opens first: the one of the first grant that reads any; empty for none. */
export function editionHome(actor: StaffActor): string {
  const grant = actor.grants.find((one) => spanOf(one.role, "edition.read") !== undefined);
  return grant?.regionCode ?? "";
}
