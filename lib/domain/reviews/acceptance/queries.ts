import "server-only";
import type { StaffActor } from "@/lib/access/actor";
import { type Reach, reachesFor, requireReaches } from "@/lib/access/reach";
import { mostlyOneOf, withinInOrder } from "@/lib/domain/reviews/ordered/queries";
import { BY_OTHERS, requireDecidable, waysOf } from "@/lib/domain/reviews/reviewable/queries";
import type { Decidable, Reviewable } from "@/lib/domain/reviews/reviewable/types";
import { row } from "@/lib/platform/db";
import { forbidden } from "@/lib/platform/errors";
import { type Statement, sql } from "@/lib/platform/sql";
import { canRetract } from "./policy";

/** The condition that `a` was approved by the level right below the grant of a reach; see policy.ts. */
function approvedRightBelow(reach: Reach): Statement {
  if (!reach.grant) return sql`a.approved_in is not null`;
  const { regionCode, role } = reach.grant;
  const ownTop =
    role === "office"
      ? sql`or (x.code = ${regionCode} and (x.parent_code is null or x.level = 'province'))`
      : sql.empty;
  const below = sql`select x.code from region x where x.parent_code = ${regionCode} ${ownTop}`;
  return mostlyOneOf(below, "approved_in");
}

/** The condition that `a` waits for 认可 by somebody with these reaches of `report.accept`. */
export function acceptableWithin(actor: StaffActor, reaches: readonly Reach[]): Statement {
  const within = reaches.map((reach) => {
    const hands = [actor.accountId, ...(reach.onBehalfOf ? [reach.onBehalfOf.accountId] : [])];
    return sql.and([
      withinInOrder([reach], (tasks) => mostlyOneOf(tasks, "root_task_id")),
      approvedRightBelow(reach),
      sql`not exists (select 1 from report own left join lateral (
          select v.reviewer_id, v.for_id from review v
          where v.report_id = own.id and v.decision = 'approve'
          order by v.at desc, v.id desc limit 1) v on true
        where own.assignment_id = a.id and own.revision = a.revision
          and (own.submitted_by_id = any (${hands}::uuid[]) or v.reviewer_id = any (${hands}::uuid[])
            or v.for_id = any (${hands}::uuid[])))`,
    ]);
  });
  return sql`(a.approved_in is not null and ${sql.or(within)})`;
}

/** True when an assignment waits for the actor's 认可. */
export async function isAcceptable(actor: StaffActor, assignmentId: string): Promise<boolean> {
  const reaches = await reachesFor(actor, "report.accept");
  if (reaches.length === 0) return false;
  const found = await row(sql`
    select 1 from assignment a where a.id = ${assignmentId} and ${acceptableWithin(actor, reaches)}`);
  return found !== undefined;
}

// Who entered and who approved must not accept.
const handsBefore = (report: Reviewable) => [
  report.submittedById,
  report.approvedById,
  report.approvedForId,
];

/**
 * The approved report that the actor's level accepts or returns. Also who was slower than another of the
 * level gets it, so that they can be told. Throws as `requireDecidable`.
 */
export async function requireAcceptable(
  actor: StaffActor,
  assignmentId: string,
): Promise<Decidable> {
  const reaches = await requireReaches(actor, "report.accept");
  const ways = waysOf(
    reaches,
    (reach) => sql`(a.approved_in is null or ${approvedRightBelow(reach)})`,
  );
  return requireDecidable(actor, assignmentId, { ways, hands: handsBefore });
}

/**
 * The report whose approval is the actor's to take back. Throws `forbidden` for an approval of somebody
 * else, otherwise as `requireDecidable`.
 */
export async function requireRetractable(
  actor: StaffActor,
  assignmentId: string,
): Promise<Decidable> {
  const ways = waysOf(await requireReaches(actor, "report.review"));
  const target = await requireDecidable(actor, assignmentId, { ways, hands: BY_OTHERS });
  if (target.approvedIn !== null && !canRetract(actor, target)) {
    throw forbidden("审核由作出审核的人撤回。需要改动的，请由上一级退回");
  }
  return target;
}
