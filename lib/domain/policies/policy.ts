/*
 * A published document is open to everybody, on public pages too; one that was superseded stays open to
 * everybody who signs in, because issued tasks rest on its words. Drafts are seen by those who file them:
 * the leading group's office files every document of its own region, a lead unit those of its carrier in
 * its region (the leads of 国企 and 民企 share those of 企业). A published document is never edited: a
 * corrected text is a new document that supersedes it, and only what no task cites may be taken back; the
 * text that it had superseded then holds again.
 */
import type { Actor, ActorGrant } from "@/lib/access/actor";
import { spanOf } from "@/lib/access/roles";
import { type Statement, sql } from "@/lib/platform/sql";
import type { PolicyFacts, PolicyRights } from "./types";

type Filed = Pick<PolicyFacts, "regionCode" | "carrierCode" | "subCarrierCodes">;

function grantManages(grant: ActorGrant, document: Filed): boolean {
  const span = spanOf(grant.role, "policy.manage");
  if (!span || grant.regionCode !== document.regionCode) return false;
  if (span !== "carrier") return true;
  if (document.carrierCode === null || grant.carrierCode === null) return false;
  return (
    grant.carrierCode === document.carrierCode ||
    document.subCarrierCodes.includes(grant.carrierCode)
  );
}

/** True when the actor files documents of this region and carrier. */
export function canManage(actor: Actor, document: Filed): boolean {
  if (actor.kind === "system") return true;
  return actor.kind === "staff" && actor.grants.some((grant) => grantManages(grant, document));
}

/** Everything the actor may do with a document as it stands. */
export function rightsOver(actor: Actor, document: PolicyFacts): PolicyRights {
  const manages = canManage(actor, document);
  const isDraft = document.status === "draft";
  const isPublished = document.status === "published";
  return {
    edit: manages && isDraft,
    publish: manages && isDraft,
    withdraw: manages && isPublished,
    revise: manages && isPublished,
    discard: manages && isDraft,
  };
}

function managedBy(grant: ActorGrant): Statement[] {
  const span = spanOf(grant.role, "policy.manage");
  if (!span) return [];
  const here = sql`d.region_code = ${grant.regionCode}`;
  if (span !== "carrier") return [here];
  return [
    sql`(${here} and d.carrier_code in (select c.code from carrier own join carrier c
      on c.code in (own.code, own.parent_code) where own.code = ${grant.carrierCode}))`,
  ];
}

/** The condition that rows of `policy_document` under `d` may be read. */
export function readablePolicies(actor: Actor): Statement {
  if (actor.kind === "system") return sql`true`;
  if (actor.kind === "visitor") return sql`d.status = 'published'`;
  return sql.or([sql`d.status <> 'draft'`, ...actor.grants.flatMap(managedBy)]);
}
