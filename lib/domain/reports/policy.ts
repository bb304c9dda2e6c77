/*
 * Who reports: people of the organisation that is asked, and whoever holds a 代录 grant over it. An
 * assignment out of reach does not exist for them; one that waits for data from a system, a survey or an
 * inspection, or was exempted or cancelled, is nobody's to fill in.
 */
import "server-only";
import type { Actor, StaffActor } from "@/lib/access/actor";
import { assignmentsWithin, requireReaches } from "@/lib/access/reach";
import type { AssignmentStatus } from "@/lib/domain/assignments/types";
import { row } from "@/lib/platform/db";
import { conflict, forbidden, notFound } from "@/lib/platform/errors";
import { type Statement, sql } from "@/lib/platform/sql";
import type { IndicatorFacts, ReportContent } from "./types";

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
}

type TargetRow = Omit<Target, "facts"> & IndicatorFacts;

/** The person who acts; throws `forbidden` for the system and for visitors. */
export function requireStaffActor(actor: Actor): StaffActor {
  if (actor.kind !== "staff") throw forbidden();
  return actor;
}

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
  };
}

function targetStatement(assignmentId: string, within: Statement): Statement {
  return sql`
    select a.id, a.organisation_id as "organisationId", o.region_code as "regionCode", t.title,
      a.status, a.awaiting, a.version, d.content as draft, coalesce(d.version, 0) as "draftVersion",
      t.form, t.direction, t.accumulation, t.frequency, t.unit,
      coalesce(a.target, t.target)::float8 as target, t.indicator_name as "indicatorName",
      t.numerator_name as "numeratorName", t.denominator_name as "denominatorName",
      t.evidence_min as "evidenceMin", t.evidence_max as "evidenceMax"
    from assignment a
    join task t on t.id = a.task_id
    join organisation o on o.id = a.organisation_id
    left join report_draft d on d.assignment_id = a.id
    where a.id = ${assignmentId} and ${within}`;
}

/**
 * The assignment that the actor may enter for. Throws `not_found` out of reach and `conflict` where
 * nobody is asked to fill it in.
 */
export async function requireEnterable(actor: StaffActor, assignmentId: string): Promise<Target> {
  const reaches = await requireReaches(actor, "report.enter");
  const found = await row<TargetRow>(
    targetStatement(assignmentId, assignmentsWithin(reaches, "a")),
  );
  if (!found) throw notFound("任务");
  if (found.awaiting) throw conflict("此任务由系统取数或核验，不需要填报");
  if (found.status === "exempted") throw conflict("此任务已免报，不需要填写");
  if (found.status === "cancelled") throw conflict("此任务已取消，不需要填写");
  return targetOf(found);
}
