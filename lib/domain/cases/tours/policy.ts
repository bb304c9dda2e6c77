/*
 * Who plans tours (tour.manage) reads and changes those of its region, a lead unit those of its carrier. The
 * organisations of its groups read a tour once it is announced, and remark on it. Everybody reads what is
 * published of it afterwards.
 */
import type { Actor } from "@/lib/access/actor";
import { type Reach, regionsWithin } from "@/lib/access/reach";
import { type Statement, sql } from "@/lib/platform/sql";

/** The condition that rows of `tour` t in region r are the actor's to plan. */
export function toursManaged(reaches: readonly Reach[]): Statement {
  const within = reaches.map((reach) => {
    const carrier = reach.grant?.carrierCode;
    const ofCarrier = carrier ? sql`t.carrier_code = ${carrier}` : sql`true`;
    return sql`(${regionsWithin([reach], "r")} and ${ofCarrier})`;
  });
  return sql`coalesce(${sql.or(within)}, false)`;
}

/** The condition that the actor's organisation takes part in an announced tour t. */
export function takesPart(actor: Actor): Statement {
  const own = actor.kind === "staff" ? actor.organisation.id : null;
  return sql`(t.status <> 'planning' and exists (select 1 from tour_group g
    join tour_member m on m.group_id = g.id
    where g.tour_id = t.id and m.organisation_id = ${own}::uuid))`;
}
