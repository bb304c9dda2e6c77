import "server-only";
import type { Actor } from "@/lib/access/actor";
import { assignmentsWithin, reachesFor, requireReaches } from "@/lib/access/reach";
import {
  type FoundRow,
  ROW_COLUMNS,
  ROW_TABLES,
  shownRow,
} from "@/lib/domain/assignments/rows/queries";
import type { AssignmentDetail, AssignmentRow } from "@/lib/domain/assignments/types";
import {
  WINDOW_COLUMNS,
  WINDOW_TABLES,
  type WindowColumns,
  windowOf,
} from "@/lib/domain/assignments/window/rules";
import { getClock } from "@/lib/domain/calendar/queries";
import { isClosed } from "@/lib/domain/regions/closings/queries";
import { row, rows } from "@/lib/platform/db";
import { notFound } from "@/lib/platform/errors";
import { sql } from "@/lib/platform/sql";

type FoundDetail = FoundRow &
  Omit<AssignmentDetail, keyof AssignmentRow | "window"> &
  WindowColumns;

/**
 * An assignment with its task, within the actor's reach for reading or entering; anything else answers
 * `not_found`.
 */
export async function getAssignment(actor: Actor, id: string): Promise<AssignmentDetail> {
  if (!/^\d{1,18}$/.test(id)) throw notFound("任务");
  const [reading, entering, reviewing, clock] = await Promise.all([
    reachesFor(actor, "assignment.read"),
    reachesFor(actor, "report.enter"),
    reachesFor(actor, "report.review"),
    getClock(actor),
  ]);
  const within = assignmentsWithin([...reading, ...entering, ...reviewing], "a");
  const found = await row<FoundDetail>(sql`
    select ${ROW_COLUMNS}, t.measure, t.indicator_name as "indicatorName", t.unit, t.form,
      t.accumulation, t.direction, t.source, t.disclosure,
      coalesce(a.target, t.target)::float8 as target, t.numerator_name as "numeratorName",
      t.denominator_name as "denominatorName", t.evidence_hint as "evidenceHint",
      t.evidence_min as "evidenceMin", t.evidence_max as "evidenceMax", t.lead_name as "leadName",
      t.cooperating_units as "cooperatingUnits", t.basis, t.note, l.is_example as "isExample",
      l.id as "listId", l.title as "listTitle", a.fed_source as "fedSource",
      to_json(a.observed_at) #>> '{}' as "observedAt", a.numerator::float8 as numerator,
      a.denominator::float8 as denominator, a.value::float8 as value, ${isClosed("a")} as "isClosed",
      case when a.status <> 'cancelled' and not ${isClosed("a")} then a.closed_from - 1 end as "keptUntil",
      exists (select 1 from window_opening wo where wo.assignment_id = a.id and wo.state = 'waiting')
        as "isOpeningAsked",
      ${WINDOW_COLUMNS}
    from assignment a ${ROW_TABLES} ${WINDOW_TABLES}
    where a.id = ${id}::bigint and ${within}`);
  if (!found) throw notFound("任务");
  const { opensBefore, closesAfter, grantedDueOn, openedUntil, pausedUntil, ...rest } = found;
  return { ...shownRow(rest, clock), window: windowOf(found, clock.today) };
}

/** All assignments of one organisation in a year, by due day; `not_found` when none is within reach. */
export async function listOrganisationAssignments(
  actor: Actor,
  { organisationId, year }: { organisationId: string; year: number },
): Promise<AssignmentRow[]> {
  const [reaches, clock] = await Promise.all([
    requireReaches(actor, "assignment.read"),
    getClock(actor),
  ]);
  const found = await rows<FoundRow>(sql`
    select ${ROW_COLUMNS}
    from assignment a ${ROW_TABLES}
    where a.organisation_id = ${organisationId}::uuid and a.year = ${year}
      and ${assignmentsWithin(reaches, "a")}
    order by a.due_on, t.code, a.id`);
  return found.map((one) => shownRow(one, clock));
}
