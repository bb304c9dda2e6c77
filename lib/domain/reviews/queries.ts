import "server-only";
import type { StaffActor } from "@/lib/access/actor";
import { assignmentsWithin, type Reach, reachesFor } from "@/lib/access/reach";
import type { AssignmentDetail } from "@/lib/domain/assignments/types";
import { findPastReport, getAssignmentWithin, listRevisionsOf } from "@/lib/domain/reports/queries";
import { row, rows } from "@/lib/platform/db";
import { forbidden, notFound } from "@/lib/platform/errors";
import { sql } from "@/lib/platform/sql";
import { canRetract } from "./acceptance/policy";
import { isAcceptable } from "./acceptance/queries";
import { getChecks } from "./checks/queries";
import { getStanding } from "./comparison/queries";
import type { Standing } from "./comparison/types";
import type { Submission } from "./types";

async function stepOf(
  actor: StaffActor,
  assignment: AssignmentDetail,
  { approval }: Standing,
): Promise<Submission["step"]> {
  if (assignment.status === "submitted") return "review";
  if (!approval) return null;
  if (await isAcceptable(actor, assignment.id)) return "accept";
  return canRetract(actor, approval) ? "retract" : null;
}

/** In whose place a delegate reaches the assignment; null where it is their own to review. */
async function actingForOf(
  actor: StaffActor,
  reaches: readonly Reach[],
  assignmentId: string,
): Promise<Reach["onBehalfOf"] | null> {
  if (!actor.delegated?.length) return null;
  const ways = reaches.map(
    (reach, way) => sql`select ${way}::int as way from assignment a
      where a.id = ${assignmentId} and ${assignmentsWithin([reach], "a")}`,
  );
  const found = await rows<{ way: number }>(sql`${sql.join(ways, " union all ")} order by way`);
  const open = found.map(({ way }) => reaches[way]);
  if (open.some((reach) => reach && !reach.onBehalfOf)) return null;
  return open[0]?.onBehalfOf ?? null;
}

/** Everything that a reviewer decides by; throws `not_found` for what is not the actor's to review or accept. */
export async function getSubmission(actor: StaffActor, assignmentId: string): Promise<Submission> {
  const [reviewing, accepting] = await Promise.all([
    reachesFor(actor, "report.review"),
    reachesFor(actor, "report.accept"),
  ]);
  const reaches = [...reviewing, ...accepting];
  if (reaches.length === 0) throw forbidden();
  const assignment = await getAssignmentWithin(actor, reaches, assignmentId);
  const [revisions, past, checks, standing, place] = await Promise.all([
    listRevisionsOf(actor, assignmentId),
    findPastReport(actor, assignmentId),
    getChecks(actor, assignmentId),
    getStanding(actor, assignmentId),
    actingForOf(actor, reaches, assignmentId),
  ]);
  const [current, previous] = revisions;
  if (!current) throw notFound("待审事项");
  return {
    ...{ assignment, current, previous: previous ?? null, past, checks, standing },
    step: await stepOf(actor, assignment, standing),
    isOwnEntry: [actor.accountId, place?.accountId].includes(current.submittedById),
    actingFor: place?.name ?? null,
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
