import "server-only";
import type { StaffActor } from "@/lib/access/actor";
import { assignmentsWithin, reachesFor } from "@/lib/access/reach";
import { findPastReport, getAssignmentWithin, listRevisionsOf } from "@/lib/domain/reports/queries";
import { row } from "@/lib/platform/db";
import { forbidden, notFound } from "@/lib/platform/errors";
import { sql } from "@/lib/platform/sql";
import { getChecks } from "./checks/queries";
import { getStanding } from "./comparison/queries";
import type { Submission } from "./types";

/** Everything that a reviewer decides by; throws `not_found` for what is not the actor's to review or accept. */
export async function getSubmission(actor: StaffActor, assignmentId: string): Promise<Submission> {
  const [reviewing, accepting] = await Promise.all([
    reachesFor(actor, "report.review"),
    reachesFor(actor, "report.accept"),
  ]);
  const reaches = [...reviewing, ...accepting];
  if (reaches.length === 0) throw forbidden();
  const assignment = await getAssignmentWithin(actor, reaches, assignmentId);
  const [revisions, past, checks, standing] = await Promise.all([
    listRevisionsOf(actor, assignmentId),
    findPastReport(actor, assignmentId),
    getChecks(actor, assignmentId),
    getStanding(actor, assignmentId),
  ]);
  const [current, previous] = revisions;
  if (!current) throw notFound("待审事项");
  const isOwnEntry = current.submittedById === actor.accountId;
  return {
    ...{ assignment, current, previous: previous ?? null, past, checks, standing, isOwnEntry },
  };
}

/** True when the actor may decide on an assignment's report: for buttons, never as the guard. */
export async function mayReview(actor: StaffActor, assignmentId: string): Promise<boolean> {
  const reaches = await reachesFor(actor, "report.review");
  const found = await row(sql`
    select 1 from assignment a
    join report r on r.assignment_id = a.id and r.revision = a.revision
    where a.id = ${assignmentId} and r.submitted_by_id <> ${actor.accountId}
      and ${assignmentsWithin(reaches, "a")}`);
  return found !== undefined;
}
