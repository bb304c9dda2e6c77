/*
 * The office of a region makes topics of what people say there and beneath, chooses, assigns, reopens and closes
 * them. The responsible unit, and nobody else, answers, reports and claims. The commission of the region or above
 * verifies, but nobody of the responsible or a cooperating unit verifies its own work. Offices, commissions and
 * moderators read the topics of their region, lead units those of theirs; a unit reads what it is given. A topic
 * can come from a solicitation of the office's own region or beneath, or from any that is public.
 */
import type { Actor } from "@/lib/access/actor";
import { hasVerb, type Reach, regionsWithin } from "@/lib/access/reach";
import { isShown } from "@/lib/domain/publications/policy";
import { type Statement, sql } from "@/lib/platform/sql";

function organisations(reaches: readonly Reach[]): string[] {
  return reaches.flatMap(({ organisationId }) => (organisationId ? [organisationId] : []));
}

const reachesAll = (reaches: readonly Reach[]) =>
  reaches.some(({ organisationId, nodes }) => organisationId === null && nodes === null);

/** The condition that the unit of topic t is the actor's own. */
export function isResponsible(reaches: readonly Reach[]): Statement {
  if (reachesAll(reaches)) return sql`true`;
  return sql`t.organisation_id = any (${organisations(reaches)}::uuid[])`;
}

/** The condition that the actor's unit answers topic t or helps with it. */
export function isConcerned(reaches: readonly Reach[]): Statement {
  if (reachesAll(reaches)) return sql`true`;
  return sql`(t.organisation_id = any (${organisations(reaches)}::uuid[])
    or exists (select 1 from topic_unit u where u.topic_id = t.id
      and u.organisation_id = any (${organisations(reaches)}::uuid[])))`;
}

/** The condition that topic t, in region r, is read at the desk. */
export function readable(read: readonly Reach[], answer: readonly Reach[]): Statement {
  return sql`(${regionsWithin(read, "r")} or ${isConcerned(answer)})`;
}

/** The condition that a topic may name solicitation s, in region r, as where it comes from. */
export function usableSolicitation(reaches: readonly Reach[]): Statement {
  return sql`(${regionsWithin(reaches, "r")} or ${isShown(sql`'solicitation'`, sql`s.id`)})`;
}

/** True where the actor would verify the work of the own unit. */
export function verifiesItself(actor: Actor, unitIds: readonly (string | null)[]): boolean {
  return actor.kind === "staff" && unitIds.includes(actor.organisation.id);
}

/** True where the actor has something to do with topics at all. */
export function readsTopics(actor: Actor): boolean {
  return hasVerb(actor, "topic.read") || hasVerb(actor, "topic.answer");
}
