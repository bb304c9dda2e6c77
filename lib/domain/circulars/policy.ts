/*
 * The leading group's office and the supervisors of a region draft its circulars, see them while they are
 * drafts, and follow who has received them. Released by a person of them who neither drafted it nor was the
 * last to change its words; withdrawn by any of them, with a reason. Those it was sent to read it once it is
 * released, and say 收到. Nobody else learns of it.
 */
import type { Actor, StaffActor } from "@/lib/access/actor";
import { spanOf, type Verb } from "@/lib/access/roles";

type CircularVerb = Extract<Verb, "circular.draft" | "circular.release">;

function has(actor: Actor, verb: CircularVerb, regionCode: string): boolean {
  if (actor.kind === "system") return true;
  if (actor.kind === "visitor") return false;
  return actor.grants.some(
    (grant) =>
      grant.regionCode === regionCode &&
      grant.carrierCode === null &&
      spanOf(grant.role, verb) !== undefined,
  );
}

/** True when the actor drafts circulars of the region, sees its drafts and follows receipts. */
export function canDraft(actor: Actor, regionCode: string): boolean {
  return has(actor, "circular.draft", regionCode);
}

/** What decides who releases and withdraws. */
export interface CircularFacts {
  regionCode: string;
  status: "draft" | "released" | "withdrawn";
  draftedById: string | null;
  lastEditorId: string | null;
}

/** True when the actor may release it: as a second person beside drafter and last editor. */
export function canRelease(actor: Actor, circular: CircularFacts): boolean {
  if (circular.status !== "draft" || !has(actor, "circular.release", circular.regionCode)) {
    return false;
  }
  if (actor.kind !== "staff") return true;
  return ![circular.draftedById, circular.lastEditorId].includes(actor.accountId);
}

/** True when the actor may withdraw it, or remind those who have not received it. */
export function canWithdraw(actor: Actor, circular: CircularFacts): boolean {
  return circular.status === "released" && has(actor, "circular.release", circular.regionCode);
}

/** The region in which a person drafts first; null for whoever drafts nowhere. */
export function draftingHome(actor: StaffActor): string | null {
  const grant = actor.grants.find((one) => spanOf(one.role, "circular.draft") !== undefined);
  return grant?.regionCode ?? null;
}
