/*
 * News and notices are written by the leading group's office of a region and by its lead units, for the region
 * and carrier of their right. An article belongs to the organisation that began it: colleagues of that
 * organisation go on with it, and the region's office may as well; nobody else sees it before it is released.
 * Who checks and releases is decided by publications.
 */
import type { Actor, StaffActor } from "@/lib/access/actor";
import { spanOf, type Verb } from "@/lib/access/roles";
import { type Statement, sql } from "@/lib/platform/sql";

type NewsVerb = Extract<Verb, "news.write" | "portal.manage">;

/** The regions themselves of the grants that have a verb; what lies beneath is written there. */
function regionsOf(actor: StaffActor, verb: NewsVerb): string[] {
  const having = actor.grants.filter(({ role }) => spanOf(role, verb) !== undefined);
  return having.map(({ regionCode }) => regionCode);
}

/** The region and carrier for which a person writes; null for whoever writes nothing. */
export function writingHome(
  actor: Actor,
): { regionCode: string; carrierCode: string | null; organisationId: string } | null {
  if (actor.kind !== "staff") return null;
  const grant = actor.grants.find(({ role }) => spanOf(role, "news.write") !== undefined);
  if (!grant) return null;
  const { regionCode, carrierCode } = grant;
  return { regionCode, carrierCode, organisationId: actor.organisation.id };
}

/** The condition that rows of `news_article` a are the actor's to read and to write. */
export function newsWithin(actor: Actor): Statement {
  if (actor.kind === "system") return sql`true`;
  if (actor.kind !== "staff") return sql`false`;
  return sql`((a.organisation_id = ${actor.organisation.id}::uuid
      and a.region_code = any (${regionsOf(actor, "news.write")}::text[]))
    or a.region_code = any (${regionsOf(actor, "portal.manage")}::text[]))`;
}

/** True when the actor sets the columns of this installation: the office of the region that it serves. */
export function canSetColumns(actor: Actor, hostRegion: string): boolean {
  if (actor.kind === "system") return true;
  return actor.kind === "staff" && regionsOf(actor, "portal.manage").includes(hostRegion);
}
