/*
 * The office and the commission of a region decide what goes out to whoever is late there and beneath: what
 * the machine proposes is theirs alone until one of them releases it. Offices and commissions themselves are
 * chased from the level above, never by themselves, and nobody decides about the own organisation. A lead
 * unit reads what was released about tasks of its carrier. An organisation reads and answers what was
 * released to it. The steps are set by the office or commission of a region, for it and all beneath it that
 * have none of their own.
 */
import type { Actor, StaffActor } from "@/lib/access/actor";
import { assignmentsWithin, type Reach } from "@/lib/access/reach";
import { spanOf } from "@/lib/access/roles";
import { forbidden } from "@/lib/platform/errors";
import { type Statement, sql } from "@/lib/platform/sql";

/** The person who acts; throws `forbidden` for the system and for visitors. */
export function requireStaffActor(actor: Actor): StaffActor {
  if (actor.kind !== "staff") throw forbidden();
  return actor;
}

/** The regions whose steps the actor sets. */
export function steppedRegions(actor: Actor): string[] {
  if (actor.kind !== "staff") return [];
  return [
    ...new Set(
      actor.grants.flatMap(({ role, regionCode }) =>
        spanOf(role, "order.release") ? [regionCode] : [],
      ),
    ),
  ];
}

/** Of an order `so`: the organisation was told of it. */
export const IS_TOLD = sql`(so.decided_at is not null and so.status <> 'waived')`;

/** The condition that the actor decides about orders under `so`. */
export function decidedWithin(reaches: readonly Reach[], actor: StaffActor): Statement {
  const places = reaches
    .filter((reach) => reach.nodes && !reach.townshipCode && !reach.organisationId)
    .map((reach) => sql`so.region_code = any (${reach.nodes}::text[])`);
  return sql`(${sql.or(places)} and so.organisation_id <> ${actor.organisation.id}::uuid)`;
}

/** The condition that orders under `so` were released and are about tasks in one of the reaches. */
export function readWithin(reaches: readonly Reach[]): Statement {
  return sql`(${IS_TOLD} and exists (select 1 from assignment a
    where a.id = any (so.assignment_ids) and ${assignmentsWithin(reaches, "a")}))`;
}

/** The condition that orders under `so` were released to one of the organisations. */
export function ownWithin(reaches: readonly Reach[]): Statement {
  const ids = reaches.flatMap((reach) => (reach.organisationId ? [reach.organisationId] : []));
  return sql`(${IS_TOLD} and so.organisation_id = any (${ids}::uuid[]))`;
}
