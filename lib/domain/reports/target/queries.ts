import "server-only";
import type { StaffActor } from "@/lib/access/actor";
import { assignmentsWithin, requireReaches } from "@/lib/access/reach";
import { TODAY } from "@/lib/access/today";
import type { AssignmentStatus } from "@/lib/domain/assignments/types";
import {
  WINDOW_COLUMNS,
  WINDOW_TABLES,
  type WindowColumns,
  windowOf,
} from "@/lib/domain/assignments/window/rules";
import type { Window, WindowTerms } from "@/lib/domain/assignments/window/types";
import { isClosed, requireOpenTask } from "@/lib/domain/regions/closings/queries";
import { requireAsked } from "@/lib/domain/reports/policy";
import type { IndicatorFacts, ReportContent } from "@/lib/domain/reports/types";
import { row } from "@/lib/platform/db";
import { notFound } from "@/lib/platform/errors";
import { type Statement, sql } from "@/lib/platform/sql";
import type { Day } from "@/lib/shared/dates";

/** What a command needs to know of the assignment that it is about. */
export interface Target {
  id: string;
  organisationId: string;
  regionCode: string;
  title: string;
  status: AssignmentStatus;
  awaiting: boolean;
  version: number;
  draft: ReportContent | null;
  draftVersion: number;
  facts: IndicatorFacts;
  /** Whether it takes a report today: a draft is kept in any case. */
  window: Window;
  /** The window rule that was read, for the statement that submits. */
  windowTerms: WindowTerms;
}

type TargetRow = Omit<Target, "facts" | "window" | "windowTerms"> &
  IndicatorFacts &
  WindowColumns & {
    rootTaskId: string;
    year: number;
    isClosed: boolean;
    dueOn: Day;
    returnDueOn: Day | null;
    today: Day;
  };

function targetOf(found: TargetRow): Target {
  const { id, organisationId, regionCode, title, status, awaiting, version, draft, draftVersion } =
    found;
  const { form, direction, accumulation, frequency, unit, target, indicatorName } = found;
  const { numeratorName, denominatorName, evidenceMin, evidenceMax } = found;
  return {
    ...{ id, organisationId, regionCode, title, status, awaiting, version, draft, draftVersion },
    facts: {
      ...{ form, direction, accumulation, frequency, unit, target, indicatorName },
      ...{ numeratorName, denominatorName, evidenceMin, evidenceMax },
    },
    window: windowOf(found, found.today),
    windowTerms: { opensBefore: found.opensBefore, closesAfter: found.closesAfter },
  };
}

function targetStatement(assignmentId: string, within: Statement): Statement {
  return sql`
    select a.id, a.organisation_id as "organisationId", o.region_code as "regionCode", t.title,
      a.root_task_id as "rootTaskId", a.year, ${isClosed("a")} as "isClosed",
      a.status, a.awaiting, a.version, d.content as draft, coalesce(d.version, 0) as "draftVersion",
      t.form, t.direction, t.accumulation, t.frequency, t.unit,
      coalesce(a.target, t.target)::float8 as target, t.indicator_name as "indicatorName",
      t.numerator_name as "numeratorName", t.denominator_name as "denominatorName",
      t.evidence_min as "evidenceMin", t.evidence_max as "evidenceMax",
      a.due_on as "dueOn", a.return_due_on as "returnDueOn", ${TODAY} as today, ${WINDOW_COLUMNS}
    from assignment a
    join task t on t.id = a.task_id
    join task_list l on l.id = t.list_id
    join organisation o on o.id = a.organisation_id
    left join report_draft d on d.assignment_id = a.id
    ${WINDOW_TABLES}
    where a.id = ${assignmentId} and ${within}`;
}

/**
 * The assignment that the actor may enter for. Throws `not_found` out of reach and `conflict` where
 * nobody is asked to fill it in or its year is closed.
 */
export async function requireEnterable(actor: StaffActor, assignmentId: string): Promise<Target> {
  const reaches = await requireReaches(actor, "report.enter");
  const found = await row<TargetRow>(
    targetStatement(assignmentId, assignmentsWithin(reaches, "a")),
  );
  if (!found) throw notFound("任务");
  requireAsked(found);
  if (found.isClosed) await requireOpenTask(actor, found);
  return targetOf(found);
}
