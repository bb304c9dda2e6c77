/*
 * A site is read by whoever reads sites in its region and carrier (leads their carrier, offices, townships and
 * supervisors everything beneath), and by those who work at its organisation. It is recommended by its
 * organisation or by a superior that reaches it. It is managed by leads of its carrier and by offices that reach
 * it, but never by its own organisation; what a level decides is decided by managers of that level: a directly
 * administered county stands at city and at county level. What is beyond reach does not exist.
 */
import type { Actor } from "@/lib/access/actor";
import { hasVerb, placeConditions, type Reach } from "@/lib/access/reach";
import type { SiteLevel } from "@/lib/domain/sites/lifecycle/types";
import { type Statement, sql } from "@/lib/platform/sql";

const LEVELS: readonly SiteLevel[] = ["province", "city", "county"];

function carrierCondition(reach: Reach, carrier: Statement): Statement {
  if (!reach.tasks) return sql`true`;
  const code = reach.tasks.carrierCode;
  return sql`(${carrier} = ${code} or ${carrier} in (select code from carrier where parent_code = ${code}))`;
}

/** The condition that organisation `o` and a carrier lie in one of the reaches. */
export function placesWithin(reaches: readonly Reach[], carrier: Statement): Statement {
  const o = sql.raw("o");
  return sql.or(
    reaches
      .filter(({ history }) => !history)
      .map((reach) =>
        sql.and([
          ...placeConditions(reach, o, sql`o.id`, sql`o.level`),
          carrierCondition(reach, carrier),
        ]),
      ),
  );
}

/** The levels for which a reach decides. */
export function levelsOf(reach: Reach): SiteLevel[] {
  if (!reach.grant) return [...LEVELS];
  const { regionLevel } = reach.grant;
  // A city-level region that is its own only node is a directly administered county.
  if (regionLevel === "city" && reach.nodes?.length === 1) return ["city", "county"];
  return LEVELS.filter((level) => level === regionLevel);
}

function above(reach: Reach): SiteLevel[] {
  const [highest] = levelsOf(reach);
  return highest ? LEVELS.slice(LEVELS.indexOf(highest)) : [];
}

/** Who works at the organisation of site `s`; administrators only have their account there. */
export function ofOwnUnit(actor: Actor): Statement {
  if (actor.kind !== "staff" || !hasVerb(actor, "site.recommend")) return sql`false`;
  return sql`s.organisation_id = ${actor.organisation.id}::uuid`;
}

/** The condition that site `s` of organisation `o` is read, from the reaches of `site.read`. */
export function readableSites(actor: Actor, reading: readonly Reach[]): Statement {
  if (actor.kind === "system") return sql`true`;
  return sql`(${ofOwnUnit(actor)} or ${placesWithin(reading, sql`s.carrier_code`)})`;
}

function managed(actor: Actor, managing: readonly Reach[]): Statement {
  return sql`(not ${ofOwnUnit(actor)} and ${placesWithin(managing, sql`s.carrier_code`)})`;
}

function atLevel(
  managing: readonly Reach[],
  column: Statement,
  levels: (reach: Reach) => SiteLevel[],
): Statement {
  return sql.or(
    managing.map(
      (reach) => sql`(${placesWithin([reach], sql`s.carrier_code`)}
        and ${column}::text = any (${levels(reach)}::text[]))`,
    ),
  );
}

/** How the actor stands to site `s` of organisation `o`, as the columns of `Standing`. */
export function standingColumns(actor: Actor, managing: readonly Reach[]): Statement {
  const me = actor.kind === "staff" ? actor.accountId : null;
  const isManager = managed(actor, managing);
  return sql`${ofOwnUnit(actor)} as "isUnit", ${isManager} as "isManager",
    (${isManager} and ${atLevel(managing, sql`s.level_wished`, levelsOf)}) as "isAtWished",
    coalesce(${isManager} and ${atLevel(managing, sql`s.level_named`, above)}, false) as "isAtNamed",
    exists (select 1 from site_evaluation mine where mine.site_id = s.id
      and mine.submitted_by_id = ${me}::uuid
      and mine.round = (select max(round) from site_evaluation last where last.site_id = s.id)) as "isEvaluator"`;
}

/** Of site `s`: what the actor's own level decides next, so that it waits for them and not for another level. */
export function decidedHere(actor: Actor, managing: readonly Reach[]): Statement {
  return sql`(${managed(actor, managing)} and case when s.level_named is null
    then ${atLevel(managing, sql`s.level_wished`, levelsOf)}
    else ${atLevel(managing, sql`s.level_named`, levelsOf)} end)`;
}
