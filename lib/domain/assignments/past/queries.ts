import "server-only";
import type { WorkingClock } from "@/lib/domain/calendar/queries";
import { type Statement, sql } from "@/lib/platform/sql";

type Moment = Pick<WorkingClock, "today" | "isPast">;

/** The counter cells behind a list: as they stand, or as they stood at the end of a past day. */
export function cellRows({ today, isPast }: Moment): Statement {
  return isPast ? sql`counter_at(${today}::date)` : sql`counter`;
}

/**
 * The assignments behind a list, for `from … a`: as they stand, or with everything that is counted as it stood
 * at the end of a past day. What came later (a submission, a return's own date) is left out. Ask with the node
 * or, of organisations, with `ofOrganisations`.
 */
export function lineRows({ today, isPast }: Moment): Statement {
  if (!isPast) return sql`assignment`;
  const later = sql`end_of_day(${today}::date)`;
  return sql`(
    select s.*, x.task_id, x.target, x.version, x.made_at,
      case when s.status = 'returned' and x.changed_at < ${later} then x.return_due_on end as return_due_on,
      case when x.submitted_at < ${later} then x.submitted_at
        else (select max(r.submitted_at) from report r
          where r.assignment_id = s.id and r.submitted_at < ${later}) end as submitted_at,
      case when x.submitted_at < ${later} then x.revision
        else (select count(*)::smallint from report r
          where r.assignment_id = s.id and r.submitted_at < ${later}) end as revision
    from assignment_at(${today}::date) s join assignment x on x.id = s.id)`;
}

/** Condition on `a`: asked of one of these organisations, now or on the past day. */
export function ofOrganisations(ids: readonly string[], { isPast }: Moment): Statement {
  const own = sql`a.organisation_id = any (${ids}::uuid[])`;
  if (!isPast) return own;
  return sql`${own} and a.id = any (array(
    select id from assignment where organisation_id = any (${ids}::uuid[])
    union select assignment_id from assignment_event where was_organisation_id = any (${ids}::uuid[])))`;
}
