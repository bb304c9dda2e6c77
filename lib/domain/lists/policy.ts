/*
 * A lead unit drafts, submits and issues the lists of its carrier in its own region; the leads of 国企 and
 * 民企 share the list of 企业. The leading group's office consents to every list in its region and beneath,
 * and drafts and issues its own coordination list, for which it records the leading group's consent.
 * A draft is seen by those who draft or consent; an issued list by everybody on the line from its region
 * down, and by those above.
 */
import type { Actor, ActorGrant } from "@/lib/access/actor";
import { spanOf, type Verb } from "@/lib/access/roles";
import type { ListFacts, ListRights } from "./types";

type ListVerb = Extract<Verb, "list.draft" | "list.issue">;

function isOfCarrier(grant: ActorGrant, list: ListFacts): boolean {
  if (list.carrierCode === null || grant.carrierCode === null) return false;
  return grant.carrierCode === list.carrierCode || list.subCarrierCodes.includes(grant.carrierCode);
}

function grantAllows(grant: ActorGrant, verb: ListVerb, list: ListFacts): boolean {
  const span = spanOf(grant.role, verb);
  if (!span || grant.regionCode !== list.regionCode) return false;
  return span === "coordination" ? list.carrierCode === null : isOfCarrier(grant, list);
}

function allows(actor: Actor, verb: ListVerb, list: ListFacts): boolean {
  if (actor.kind === "system") return true;
  return actor.kind === "staff" && actor.grants.some((grant) => grantAllows(grant, verb, list));
}

/** True when the actor drafts lists of this carrier in this region. */
export function canDraft(actor: Actor, list: ListFacts): boolean {
  return allows(actor, "list.draft", list);
}

/** True when the actor may ever issue lists of this carrier in this region. */
export function canIssue(actor: Actor, list: ListFacts): boolean {
  return allows(actor, "list.issue", list);
}

/** True when the actor consents for the office: of the list's region, or of one above it (`above`). */
export function canConsent(actor: Actor, list: ListFacts, above: readonly string[]): boolean {
  if (actor.kind === "system") return true;
  if (actor.kind !== "staff") return false;
  return actor.grants.some((grant) => {
    if (!spanOf(grant.role, "list.consent")) return false;
    return grant.regionCode === list.regionCode || above.includes(grant.regionCode);
  });
}

/** Everything the actor may do with a list as it stands. `above`: the regions over the list's own. */
export function rightsOver(actor: Actor, list: ListFacts, above: readonly string[]): ListRights {
  const drafts = canDraft(actor, list);
  const isDraft = list.status === "draft";
  const isWaiting = list.status === "under_consent";
  const isConsented = isWaiting && list.consentNote !== null;
  return {
    edit: drafts && isDraft,
    revise: drafts && list.status === "issued",
    submit: drafts && isDraft,
    withdraw: drafts && isWaiting,
    consent: isWaiting && !isConsented && canConsent(actor, list, above),
    return: isWaiting && canConsent(actor, list, above),
    issue: canIssue(actor, list) && (isConsented || list.status === "issued"),
    link:
      drafts && list.kind === "responsibility" && !["superseded", "archived"].includes(list.status),
    discard: drafts && isDraft,
  };
}
