/*
 * Every organisation that is asked may raise its voice about the task, once for each kind. Who issued the
 * list answers: the lead unit of its carrier in its region (the leads of 国企 and 民企 share the list of
 * 企业), and the leading group's office for its own coordination list. A list that a lower region breaks
 * down is still answered by whoever it comes from. How each issuing office answers is seen by the leading
 * group's office of its region and of those above.
 */
import type { Actor, ActorGrant } from "@/lib/access/actor";
import { spanOf } from "@/lib/access/roles";
import { type Statement, sql } from "@/lib/platform/sql";

function answeredBy(grant: ActorGrant): Statement[] {
  const span = spanOf(grant.role, "voice.answer");
  if (!span) return [];
  const here = sql`l.region_code = ${grant.regionCode}`;
  if (span === "coordination") return [sql`(${here} and l.carrier_code is null)`];
  return [
    sql`(${here} and l.carrier_code in (select c.code from carrier own join carrier c
      on c.code in (own.code, own.parent_code) where own.code = ${grant.carrierCode}))`,
  ];
}

/** The condition that voices about the tasks of a list under `l` are the actor's to answer. */
export function answerableLists(actor: Actor): Statement {
  if (actor.kind === "system") return sql`true`;
  if (actor.kind === "visitor") return sql`false`;
  return sql.or(actor.grants.flatMap(answeredBy));
}

/** The regions whose issuing offices the actor oversees; null for all. */
export function overseenRegions(actor: Actor): string[] | null {
  if (actor.kind === "system") return null;
  if (actor.kind === "visitor") return [];
  return actor.grants
    .filter((grant) => spanOf(grant.role, "list.consent"))
    .map((grant) => grant.regionCode);
}
