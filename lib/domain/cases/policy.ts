/*
 * An organisation drafts, submits and reads its own cases. Who selects (case.select) reads and decides on the
 * cases of its carrier in its region, never those of the own organisation. A drawn assessor reads the case in
 * hand and scores it once; until all drawn ones are in, nobody sees another's score, the selector neither. Who
 * assesses is drawn from those whose home is elsewhere: not the own organisation, and not one whose city, or
 * whose whole region where it stands beneath a city, is the case's.
 */
import type { Actor } from "@/lib/access/actor";
import { type Reach, regionsWithin } from "@/lib/access/reach";
import { type Statement, sql } from "@/lib/platform/sql";

/** The organisation that an actor submits for; null for anybody else. */
export function ownOrganisation(actor: Actor): string | null {
  return actor.kind === "staff" ? actor.organisation.id : null;
}

/** The condition that rows of `model_case` c in region r lie in the reach of a selector. */
export function casesSelectable(reaches: readonly Reach[], actor: Actor): Statement {
  const within = reaches.map((reach) => {
    const carrier = reach.grant?.carrierCode;
    if (!carrier) return regionsWithin([reach], "r");
    return sql`(${regionsWithin([reach], "r")} and c.carrier_code in (
      select k.code from carrier k where k.code = ${carrier} or k.parent_code = ${carrier}))`;
  });
  return sql`(${sql.or(within)} and c.status not in ('drafting', 'withdrawn')
    and c.organisation_id is distinct from ${ownOrganisation(actor)}::uuid)`;
}

/** The condition that rows of `model_case` c are the actor's own organisation's. */
export function isOwn(actor: Actor): Statement {
  return sql`(c.organisation_id = ${ownOrganisation(actor)}::uuid)`;
}

/** The condition that a case c was drawn for the actor to assess. */
export function isDrawnFor(actor: Actor): Statement {
  const me = actor.kind === "staff" ? actor.accountId : null;
  return sql`exists (select 1 from case_assessment mine
    where mine.case_id = c.id and mine.account_id = ${me}::uuid)`;
}

/** The condition that an assessor of organisation o in region home is no neighbour of case c in region r. */
export const IS_FROM_ELSEWHERE: Statement = sql`(o.id <> c.organisation_id
  and (split_part(home.path, '/', 2) = '' or split_part(home.path, '/', 2) <> split_part(r.path, '/', 2)))`;
