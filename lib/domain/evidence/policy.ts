/*
 * Who sees a file: the people of the organisation that it belongs to; the person who uploaded it for
 * another organisation (代录); whoever may read, enter or review an assignment in whose report or draft
 * it is cited. For everybody else it does not exist.
 */
import "server-only";
import type { Actor } from "@/lib/access/actor";
import { assignmentsWithin, type Reach, reachesFor } from "@/lib/access/reach";
import { type Statement, sql } from "@/lib/platform/sql";

function ownFiles(reaches: readonly Reach[]): Statement {
  const own = reaches.map((reach) => reach.organisationId).filter((id) => id !== null);
  return sql`e.organisation_id = any (${own}::uuid[])`;
}

/** The condition that a row of `evidence` under the alias `e` may be seen. */
export async function evidenceVisibleTo(actor: Actor): Promise<Statement> {
  if (actor.kind === "system") return sql`true`;
  if (actor.kind === "visitor") return sql`false`;
  const enter = await reachesFor(actor, "report.enter");
  const read = await reachesFor(actor, "assignment.read");
  const review = await reachesFor(actor, "report.review");
  return sql.or([
    ownFiles(enter),
    sql`e.uploaded_by_id = ${actor.accountId}`,
    sql`exists (
      select 1 from report_evidence c
      join report r on r.id = c.report_id
      join assignment a on a.id = r.assignment_id
      where c.evidence_id = e.id and ${assignmentsWithin([...read, ...review, ...enter], "a")})`,
    sql`exists (
      select 1 from assignment a join report_draft d on d.assignment_id = a.id
      where a.organisation_id = e.organisation_id and d.content -> 'evidence' ? e.id::text
        and ${assignmentsWithin(enter, "a")})`,
  ]);
}
