import "server-only";
import type { WorkingClock } from "@/lib/domain/calendar/queries";
import { type Statement, sql } from "@/lib/platform/sql";
import type { Day } from "@/lib/shared/dates";

type Moment = Pick<WorkingClock, "today" | "isPast">;

/** The counter cells behind a list: as they stand, or as they stood at the end of a past day. */
export function cellRows({ today, isPast }: Moment): Statement {
  return isPast ? sql`counter_at(${today}::date)` : sql`counter`;
}

// With everything that is counted as it stood at the end of the day; what came later (a submission, a return's
// own date) is left out.
function pastLines(today: Day, where: Statement, fence = sql.empty): Statement {
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
    from assignment_at(${today}::date) s join assignment x on x.id = s.id where ${where} ${fence})`;
}

/**
 * The assignments behind a list, for `from … a`: as they stand, or as they stood at the end of a past day.
 * Ask with the node or, of organisations, with `ofOrganisations`.
 */
export function lineRows({ today, isPast }: Moment): Statement {
  return isPast ? pastLines(today, sql`true`) : sql`assignment`;
}

function inCell(alias: "a" | "s"): Statement {
  const a = sql.raw(alias);
  return sql`${a}.root_task_id = c.root_task_id and ${a}.node_code = c.node_code and ${a}.status = wanted
    and ${a}.due_on = c.due_on and ${a}.period = c.period and ${a}.year = c.year
    and ${a}.organisation_level = c.organisation_level and ${a}.organisation_kind = c.organisation_kind`;
}

/** Joins to counter cells `c` and a status `wanted` the assignments `a` that these count. */
export function joinLines({ today, isPast }: Moment): Statement {
  // Past states are found cell by cell, or all of them would be read.
  return isPast
    ? sql`cross join lateral ${pastLines(today, inCell("s"), sql`offset 0`)} a`
    : sql`join assignment a on ${inCell("a")}`;
}

/** Condition on `a`: asked of one of these organisations, now or on the past day. */
export function ofOrganisations(ids: readonly string[], { isPast }: Moment): Statement {
  const own = sql`a.organisation_id = any (${ids}::uuid[])`;
  if (!isPast) return own;
  return sql`${own} and a.id = any (array(
    select id from assignment where organisation_id = any (${ids}::uuid[])
    union select assignment_id from assignment_event where was_organisation_id = any (${ids}::uuid[])))`;
}
