import "server-only";
import type { StaffActor } from "@/lib/access/actor";
import { hasVerb, reachesFor, requireReaches } from "@/lib/access/reach";
import {
  BY_OTHERS,
  requireDecidable,
  type Way,
  waysOf,
} from "@/lib/domain/reviews/reviewable/queries";
import type { Decidable } from "@/lib/domain/reviews/reviewable/types";
import { AppError } from "@/lib/platform/errors";
import { sql } from "@/lib/platform/sql";

/** Of what is done: the level that decided, or one above. */
function fromLevelOf(ways: readonly Way[], decision: "approve" | "accept"): Way[] {
  return ways.map((way) => ({
    ...way,
    within: sql`(${way.within} and coalesce((
      select x.path like (select g.path from region g where g.code = ${way.regionCode}) || '%'
      from review last join region x on x.code = last.region_code
      where last.report_id = r.id and last.decision = ${decision}::review_decision
      order by last.at desc, last.id desc limit 1), true))`,
  }));
}

/**
 * The report that the actor may open again: what is done, by the reviewers' level or one above; what was
 * accepted, by the accepting one's or one above. Throws as `requireDecidable`.
 */
export async function requireReopenable(
  staff: StaffActor,
  assignmentId: string,
): Promise<Decidable> {
  const reviewing = waysOf(await requireReaches(staff, "report.review"));
  const accepting = waysOf(await reachesFor(staff, "report.accept"));
  const only = (ways: readonly Way[], status: "approved" | "accepted") =>
    fromLevelOf(ways, status === "approved" ? "approve" : "accept").map((way) => ({
      ...way,
      within: sql`(${way.within} and (a.status = 'accepted') = ${status === "accepted"}::boolean)`,
    }));
  const ways = [...only(reviewing, "approved"), ...only(accepting, "accepted")];
  return requireDecidable(staff, assignmentId, { ways, hands: BY_OTHERS });
}

/** True when the actor may open an assignment again: for buttons, never as the guard. */
export async function mayReopen(actor: StaffActor, assignmentId: string): Promise<boolean> {
  if (!hasVerb(actor, "report.review")) return false;
  try {
    return (await requireReopenable(actor, assignmentId)).doneAt !== null;
  } catch (error) {
    if (error instanceof AppError) return false;
    throw error;
  }
}
