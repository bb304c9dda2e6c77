import "server-only";
import type { StaffActor } from "@/lib/access/actor";
import { assignmentsWithin, requireReaches } from "@/lib/access/reach";
import type { AssignmentStatus } from "@/lib/domain/assignments/types";
import { isClosed, requireOpenTask } from "@/lib/domain/regions/closings/queries";
import { requireOtherHand } from "@/lib/domain/reviews/policy";
import { row } from "@/lib/platform/db";
import { notFound } from "@/lib/platform/errors";
import { sql } from "@/lib/platform/sql";

/** What a decision needs to know of the report that it is about. */
export interface Reviewable {
  id: string;
  reportId: string;
  revision: number;
  organisationId: string;
  organisationName: string;
  rootTaskId: string;
  year: number;
  title: string;
  regionCode: string;
  status: AssignmentStatus;
  version: number;
  accumulation: "flow" | "stock" | "cumulative";
  submittedById: string;
  today: string;
}

/**
 * The submitted report that the actor may decide on. Throws `not_found` out of reach, `forbidden` for
 * what the actor entered, `conflict` where its year is closed.
 */
export async function requireReviewable(
  actor: StaffActor,
  assignmentId: string,
): Promise<Reviewable> {
  const reaches = await requireReaches(actor, "report.review");
  const found = await row<Reviewable & { isKept: boolean }>(sql`
    select a.id, r.id as "reportId", a.revision, a.organisation_id as "organisationId",
      o.name as "organisationName", a.root_task_id as "rootTaskId", a.year, t.title,
      o.region_code as "regionCode", a.status, a.version, t.accumulation,
      a.closed_from is not null and not ${isClosed("a")} as "isKept",
      r.submitted_by_id as "submittedById", (now() at time zone 'Asia/Shanghai')::date as today
    from assignment a
    join task t on t.id = a.task_id
    join organisation o on o.id = a.organisation_id
    join report r on r.assignment_id = a.id and r.revision = a.revision
    where a.id = ${assignmentId} and ${assignmentsWithin(reaches, "a")}`);
  if (!found) throw notFound("待审事项");
  requireOtherHand(actor, found);
  // What the closing left open until a day is decided until then; everything else of a closed year is not.
  if (!found.isKept) await requireOpenTask(actor, found);
  return found;
}
