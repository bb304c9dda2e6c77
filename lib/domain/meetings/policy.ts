/*
 * The leading group's office of a region plans its meetings, makes their packs, types what they decide and
 * gives it to organisations. Leads, supervisors and resident groups of the region read them, and so do the
 * organisations that take part, wherever they lie: by those who work there, never by those who look after
 * accounts, rights or the audit there. A problem is raised by leads, office and supervisors of a
 * region; it is read by those who read the region's meetings and by every organisation that it names.
 */
import type { Actor } from "@/lib/access/actor";
import { spanOf, type Verb } from "@/lib/access/roles";
import { type Statement, sql } from "@/lib/platform/sql";

type MeetingVerb = Extract<Verb, "meeting.read" | "meeting.manage" | "problem.raise">;

/** The regions in which the actor has the verb. */
export function regionsWith(actor: Actor, verb: MeetingVerb): string[] {
  if (actor.kind !== "staff") return [];
  const granted = actor.grants.filter((grant) => spanOf(grant.role, verb) !== undefined);
  return [...new Set(granted.map((grant) => grant.regionCode))];
}

function has(actor: Actor, verb: MeetingVerb, regionCode: string): boolean {
  return actor.kind === "system" || regionsWith(actor, verb).includes(regionCode);
}

/** True when the actor plans and runs the region's meetings. */
export function canManage(actor: Actor, regionCode: string): boolean {
  return has(actor, "meeting.manage", regionCode);
}

/** True when the actor raises problems in the region. */
export function canRaise(actor: Actor, regionCode: string): boolean {
  return has(actor, "problem.raise", regionCode);
}

/** The organisation for which the actor works; null for administrators, who only have their account there. */
export function workingUnit(actor: Actor): string | null {
  if (actor.kind !== "staff") return null;
  const works = actor.grants.some((grant) => spanOf(grant.role, "assignment.read") !== undefined);
  return works ? actor.organisation.id : null;
}

/** The condition that rows of `meeting` under `m` may be read. */
export function readableMeetings(actor: Actor): Statement {
  if (actor.kind === "system") return sql`true`;
  if (actor.kind === "visitor") return sql`false`;
  return sql`(m.region_code = any (${regionsWith(actor, "meeting.read")}::text[]) or exists (
    select 1 from meeting_participant mp
    where mp.meeting_id = m.id and mp.organisation_id = ${workingUnit(actor)}::uuid))`;
}

/** The condition that rows of `problem` under `p` may be read. */
export function readableProblems(actor: Actor): Statement {
  if (actor.kind === "system") return sql`true`;
  if (actor.kind === "visitor") return sql`false`;
  const unit = workingUnit(actor);
  if (!unit) return sql`false`;
  const own = sql`${unit}::uuid`;
  return sql`(p.region_code = any (${regionsWith(actor, "meeting.read")}::text[])
    or p.raised_by_id = ${own} or p.lead_id = ${own} or p.cooperating_ids @> array[${own}])`;
}
