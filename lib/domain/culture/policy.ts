/*
 * Venues, works, stories and brands are entered by the organisation of the place itself, by a township for
 * itself and its villages, and by whoever manages culture in the region (the leading group's office, the lead
 * unit of the carrier). A venue is confirmed by the level above: whoever reaches its region from a region above
 * it, and has not handed it in. Only the province confirms its own. Everybody else does not find it.
 */
import "server-only";
import type { Actor } from "@/lib/access/actor";
import { type Reach, reachesFor, regionsWithin } from "@/lib/access/reach";
import { type Statement, sql } from "@/lib/platform/sql";

/** The carriers of culture: venues, works and routes belong to one, stories and brands to the other. */
export type CultureCarrier = "culture" | "family";

/** How far somebody reaches in culture. */
export interface CultureReach {
  /** The organisations that they speak for. */
  own: string[];
  /** Regions in which they enter for others and confirm what lies beneath. */
  within: Reach[];
  /** Of these: where they manage culture. */
  managed: Reach[];
}

const covers = (reach: Reach, carrier: CultureCarrier) =>
  reach.tasks === null || reach.tasks.carrierCode === carrier;

/** What the actor reaches of a carrier; nothing for visitors. */
export async function cultureReach(actor: Actor, carrier: CultureCarrier): Promise<CultureReach> {
  const [enter, manage] = await Promise.all([
    reachesFor(actor, "culture.enter"),
    reachesFor(actor, "culture.manage"),
  ]);
  const own = enter.flatMap(({ organisationId }) => organisationId ?? []);
  const managed = manage.filter((reach) => covers(reach, carrier));
  const entered = enter.filter((reach) => reach.organisationId === null);
  return { own: [...new Set(own)], within: [...entered, ...managed], managed };
}

/** The condition that the region under `alias` is one in which the actor may enter something. */
export function mayEnterIn(reach: CultureReach, alias: string): Statement {
  const r = sql.raw(alias);
  return sql`(${regionsWithin(reach.within, alias)} or exists (select 1 from organisation mine
    where mine.id = any (${reach.own}::uuid[]) and mine.region_code = ${r}.code))`;
}

/** The condition that a record under `alias`, entered by an organisation, in region r, is the actor's to keep. */
export function mayKeep(reach: CultureReach, alias: string): Statement {
  const record = sql.raw(alias);
  return sql`(${record}.entered_by_id = any (${reach.own}::uuid[]) or ${regionsWithin(reach.within, "r")})`;
}

/** The condition that region r lies beneath a region from which the actor confirms; the province's own too. */
export function reachesFromAbove(reach: CultureReach): Statement {
  return sql.or(
    reach.within.map((one) => {
      const inside = regionsWithin([one], "r");
      if (!one.grant) return inside;
      return sql`(${inside} and (r.code <> ${one.grant.regionCode} or r.level = 'province'))`;
    }),
  );
}
