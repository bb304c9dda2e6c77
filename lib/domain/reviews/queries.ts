import "server-only";
import type { StaffActor } from "@/lib/access/actor";
import { assignmentsWithin, type Reach, reachesFor, requireReaches } from "@/lib/access/reach";
import { isClosed } from "@/lib/domain/regions/closings/queries";
import { findPastReport, getAssignmentWithin, listRevisionsOf } from "@/lib/domain/reports/queries";
import type { ReportValues } from "@/lib/domain/reports/types";
import { row, rows } from "@/lib/platform/db";
import { notFound } from "@/lib/platform/errors";
import { type Statement, sql } from "@/lib/platform/sql";
import { isRealDay } from "@/lib/shared/dates";
import { directReaches } from "./policy";
import { checksOf } from "./rules";
import type { Queue, QueueFacet, QueueRow, SharedEvidence, Submission } from "./types";

/** What narrows the queue, from the address. */
export interface QueueInput {
  rootTaskId?: string | undefined;
  townshipCode?: string | undefined;
  carrierCode?: string | undefined;
  /** Also what somebody below reviews first. */
  isWide?: boolean | undefined;
  /** `submittedAt~id` of the last row shown. */
  after?: string | undefined;
}

const PAGE = 20;
/** Waiting reports are counted up to here; beyond it the exact number helps nobody. */
const COUNTED = 2000;

function waitingFor(actor: StaffActor, reaches: readonly Reach[], input: QueueInput): Statement {
  const conditions = [
    sql`a.status = 'submitted' and not ${isClosed("a")}`,
    assignmentsWithin(input.isWide ? reaches : directReaches(reaches), "a"),
    sql`not exists (select 1 from report own where own.assignment_id = a.id
      and own.revision = a.revision and own.submitted_by_id = ${actor.accountId})`,
  ];
  if (input.rootTaskId) conditions.push(sql`a.root_task_id = ${input.rootTaskId}`);
  if (input.townshipCode) conditions.push(sql`a.township_code = ${input.townshipCode}`);
  if (input.carrierCode) {
    conditions.push(sql`a.root_task_id in (select t.root_task_id from task t
      join task_list l on l.id = t.list_id where l.carrier_code = ${input.carrierCode})`);
  }
  return sql.and(conditions);
}

function afterCursor(cursor: string | undefined): Statement {
  const [at, id] = cursor?.split("~") ?? [];
  if (!at || !id || !/^\d{1,18}$/.test(id) || !isRealDay(at.slice(0, 10))) return sql`true`;
  if (Number.isNaN(Date.parse(at))) return sql`true`;
  return sql`(a.submitted_at, a.id) > (${at}::timestamptz, ${id}::bigint)`;
}

/** How many reports wait for the actor, up to 2,000. */
export async function countWaiting(actor: StaffActor, input: QueueInput = {}): Promise<number> {
  const reaches = await requireReaches(actor, "report.review");
  const found = await row<{ count: number }>(sql`
    select count(*)::int as count from (
      select 1 from assignment a where ${waitingFor(actor, reaches, input)} limit ${COUNTED}) waiting`);
  return found?.count ?? 0;
}

type FoundRow = Omit<QueueRow, "looks"> &
  Omit<Parameters<typeof checksOf>[0]["facts"], "form" | "unit" | "frequency"> & {
    narrative: string;
    past: (ReportValues & { narrative: string }) | null;
    otherOrganisations: number;
    earlierPeriods: number;
  };

function queueStatement(waiting: Statement, after: Statement): Statement {
  return sql`
    with page as (
      select a.* from assignment a where ${waiting} and ${after}
      order by a.submitted_at, a.id limit ${PAGE + 1}
    )
    select a.id as "assignmentId", a.version, t.code as "taskCode", t.title as "taskTitle",
      coalesce(c.name, '统筹协调') as "carrierName", o.name as "organisationName",
      tr.name as "townshipName", n.name as "nodeName", a.year, a.period, t.frequency, t.form, t.unit,
      to_json(a.submitted_at) #>> '{}' as "submittedAt", r.submitted_by_name as "submittedByName",
      r.is_on_time as "isOnTime", a.revision, a.times_returned as "timesReturned",
      trim_scale(r.numerator)::text as numerator, trim_scale(r.denominator)::text as denominator,
      trim_scale(r.value)::text as value, r.narrative, t.direction, t.accumulation,
      coalesce(a.target, t.target)::float8 as target, t.indicator_name as "indicatorName",
      t.numerator_name as "numeratorName", t.denominator_name as "denominatorName",
      t.evidence_min as "evidenceMin", t.evidence_max as "evidenceMax", past.report as past,
      (select count(*)::int from report_evidence l join evidence e on e.id = l.evidence_id
        where l.report_id = r.id and exists (select 1 from evidence x
          where x.sha256 = e.sha256 and x.organisation_id <> e.organisation_id)) as "otherOrganisations",
      (select count(*)::int from report_evidence l where l.report_id = r.id and exists (
        select 1 from report_evidence m join report q on q.id = m.report_id
        join assignment b on b.id = q.assignment_id
        where m.evidence_id = l.evidence_id and b.root_task_id = a.root_task_id
          and b.id <> a.id)) as "earlierPeriods"
    from page a
    join task t on t.id = a.task_id
    join task_list tl on tl.id = t.list_id
    left join carrier c on c.code = tl.carrier_code
    join organisation o on o.id = a.organisation_id
    join region n on n.code = a.node_code
    left join region tr on tr.code = a.township_code
    join report r on r.assignment_id = a.id and r.revision = a.revision
    left join lateral (
      select json_build_object('numerator', trim_scale(q.numerator)::text,
        'denominator', trim_scale(q.denominator)::text, 'value', trim_scale(q.value)::text,
        'narrative', q.narrative) as report
      from assignment p join report q on q.assignment_id = p.id and q.revision = p.revision
      where p.organisation_id = a.organisation_id and p.root_task_id = a.root_task_id
        and (p.year, p.period) < (a.year, a.period) and p.revision > 0
      order by p.year desc, p.period desc limit 1) past on true
    order by a.submitted_at, a.id`;
}

function queueRow(found: FoundRow): QueueRow {
  const { narrative, past, otherOrganisations, earlierPeriods, ...rest } = found;
  const { numerator, denominator, value, isOnTime } = found;
  const checks = checksOf({
    facts: found,
    values: { numerator, denominator, value },
    narrative,
    isOnTime,
    past,
    shared: [{ otherOrganisations, earlierPeriods }],
  });
  const { direction, accumulation, target, indicatorName, ...line } = rest;
  return { ...line, looks: checks.filter((check) => check.result === "look") };
}

async function facets(waiting: Statement): Promise<(QueueFacet & { facet: string })[]> {
  return rows<QueueFacet & { facet: string }>(sql`
    with waiting as (
      select a.root_task_id, a.task_id, a.township_code from assignment a where ${waiting}
      limit ${COUNTED}
    ), grouped as (
      select 'task' as facet, w.root_task_id::text as value, min(t.title) as label, count(*)::int as count
      from waiting w join task t on t.id = w.task_id group by 2
      union all
      select 'township', w.township_code, min(g.name), count(*)::int
      from waiting w join region g on g.code = w.township_code group by 2
      union all
      select 'carrier', l.carrier_code, min(c.name), count(*)::int
      from waiting w join task t on t.id = w.task_id join task_list l on l.id = t.list_id
      join carrier c on c.code = l.carrier_code group by 2
    )
    select * from grouped order by facet, count desc, label`);
}

/** A page of what waits for the actor, oldest first, with the choices that narrow it. */
export async function listQueue(actor: StaffActor, input: QueueInput): Promise<Queue> {
  const reaches = await requireReaches(actor, "report.review");
  const waiting = waitingFor(actor, reaches, input);
  const found = await rows<FoundRow>(queueStatement(waiting, afterCursor(input.after)));
  const shown = found.slice(0, PAGE).map(queueRow);
  const last = shown.at(-1);
  const narrowing = await facets(waitingFor(actor, reaches, { isWide: input.isWide }));
  return {
    rows: shown,
    next: found.length > PAGE && last ? `${last.submittedAt}~${last.assignmentId}` : null,
    waiting: await countWaiting(actor, input),
    mayWiden: directReaches(reaches).length > reaches.length,
    tasks: narrowing.filter((one) => one.facet === "task"),
    townships: narrowing.filter((one) => one.facet === "township"),
    carriers: narrowing.filter((one) => one.facet === "carrier"),
  };
}

async function sharedEvidence(reportId: string): Promise<SharedEvidence[]> {
  const found = await rows<SharedEvidence>(sql`
    select e.id as "evidenceId", e.file_name as "fileName",
      (select count(distinct x.organisation_id)::int from evidence x
        where x.sha256 = e.sha256 and x.organisation_id <> e.organisation_id) as "otherOrganisations",
      (select count(distinct b.id)::int from report_evidence m
        join report q on q.id = m.report_id join assignment b on b.id = q.assignment_id
        where m.evidence_id = e.id and b.root_task_id = a.root_task_id and b.id <> a.id) as "earlierPeriods"
    from report_evidence l
    join evidence e on e.id = l.evidence_id
    join report r on r.id = l.report_id
    join assignment a on a.id = r.assignment_id
    where l.report_id = ${reportId} order by l.position`);
  return found.filter((item) => item.otherOrganisations > 0 || item.earlierPeriods > 0);
}

async function nextWaiting(
  actor: StaffActor,
  reaches: readonly Reach[],
  current: { id: string; submittedAt: string | null },
): Promise<string | null> {
  const others = sql`${waitingFor(actor, reaches, {})} and a.id <> ${current.id}`;
  const found = await row<{ id: string }>(sql`
    select a.id from assignment a where ${others}
    order by (a.submitted_at, a.id) < (${current.submittedAt}::timestamptz, ${current.id}::bigint),
      a.submitted_at, a.id limit 1`);
  return found?.id ?? null;
}

/** Everything that a reviewer decides by; throws `not_found` for what is not the actor's to review. */
export async function getSubmission(actor: StaffActor, assignmentId: string): Promise<Submission> {
  const reaches = await requireReaches(actor, "report.review");
  const assignment = await getAssignmentWithin(actor, reaches, assignmentId);
  const [current, previous] = await listRevisionsOf(actor, assignmentId);
  if (!current) throw notFound("待审事项");
  const past = await findPastReport(actor, assignmentId);
  const shared = await sharedEvidence(current.id);
  const { narrative, isOnTime } = current;
  return {
    assignment,
    current,
    previous: previous ?? null,
    past,
    shared,
    checks: checksOf({ facts: assignment, values: current, narrative, isOnTime, past, shared }),
    isOwnEntry: current.submittedById === actor.accountId,
    nextId: await nextWaiting(actor, reaches, assignment),
    waiting: await countWaiting(actor),
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
