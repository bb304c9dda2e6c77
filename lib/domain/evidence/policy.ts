/*
 * Who sees a file: whoever enters reports for the organisation that it belongs to (its own people, and by
 * 代录 those who enter for it whatever the task); the person who uploaded it; whoever may read, enter or
 * review an assignment in whose report or draft it is cited. For everybody else it does not exist. Named,
 * and removed while nothing cites it, is a file only by who enters for its organisation.
 */
import "server-only";
import type { Actor } from "@/lib/access/actor";
import { assignmentsWithin, organisationsWithin, type Reach, reachesFor } from "@/lib/access/reach";
import { type Statement, sql } from "@/lib/platform/sql";

/** The condition that the organisation `id` is one that reports are entered for, whatever the task. */
export function entersFor(reaches: readonly Reach[], id: Statement): Statement {
  const own = reaches.map((reach) => reach.organisationId).filter((one) => one !== null);
  const beneath = reaches.filter((reach) => reach.organisationId === null && reach.tasks === null);
  const isOwn = sql`${id} = any (${own}::uuid[])`;
  if (beneath.length === 0) return isOwn;
  return sql`(${isOwn} or exists (select 1 from organisation own where own.id = ${id}
    and ${organisationsWithin(beneath, "own")}))`;
}

/** The condition that a row of `evidence` under the alias `e` may be seen. */
export async function evidenceVisibleTo(actor: Actor): Promise<Statement> {
  if (actor.kind === "system") return sql`true`;
  if (actor.kind === "visitor") return sql`false`;
  const enter = await reachesFor(actor, "report.enter");
  const cited = await citationsVisibleTo(actor);
  return sql.or([
    entersFor(enter, sql`e.organisation_id`),
    sql`e.uploaded_by_id = ${actor.accountId}`,
    sql`exists (
      select 1 from report_evidence c
      join report r on r.id = c.report_id
      join assignment a on a.id = r.assignment_id
      where c.evidence_id = e.id and ${cited})`,
    sql`exists (
      select 1 from assignment a join report_draft d on d.assignment_id = a.id
      where a.organisation_id = e.organisation_id and d.content -> 'evidence' ? e.id::text
        and ${assignmentsWithin(enter, "a")})`,
  ]);
}

/** The condition that an assignment under the alias `a` is one whose reports the actor reads. */
export async function citationsVisibleTo(actor: Actor): Promise<Statement> {
  const verbs = ["assignment.read", "report.review", "report.accept", "report.enter"] as const;
  const reaches = await Promise.all(verbs.map((verb) => reachesFor(actor, verb)));
  return assignmentsWithin(reaches.flat(), "a");
}
