import "server-only";
import type { StaffActor } from "@/lib/access/actor";
import { type AuditFacts, auditInsert } from "@/lib/access/audit";
import { answerInsert, type WriteOptions } from "@/lib/access/write";
import { takesReport } from "@/lib/domain/assignments/window/rules";
import { isClosed } from "@/lib/domain/regions/closings/queries";
import { DECLARATION, figureWord } from "@/lib/domain/reports/labels";
import { valuesOf } from "@/lib/domain/reports/rules";
import type { SubmissionInput } from "@/lib/domain/reports/schema";
import type { Target } from "@/lib/domain/reports/target/queries";
import type { ReportContent } from "@/lib/domain/reports/types";
import { type Statement, sql } from "@/lib/platform/sql";
import { canonicalJson, sha256 } from "@/lib/shared/hash";
import { newId } from "@/lib/shared/ids";

/** Time at work: a pause of more than five minutes between two savings was spent on something else. */
export const SINCE_SAVED = sql`case when now() - d.saved_at <= interval '5 minutes'
  then extract(epoch from now() - d.saved_at)::int else 0 end`;

function receiptTitle(title: string, enteredBy: string | null): string {
  return `${enteredBy ? `${enteredBy}代为提交` : "已提交"}《${title}》，等待审核。受理号 `;
}

/** What is submitted: the checked content of a target, under the versions that were shown. */
export interface Submission {
  target: Target;
  input: SubmissionInput;
  content: ReportContent;
}

function moved({ target, input, content }: Submission): Statement {
  return sql`
    update assignment a set status = 'submitted', version = a.version + 1, updated_at = now(),
      revision = a.revision + 1, submitted_at = now(),
      is_on_time = case
        when a.return_due_on is null then (now() at time zone 'Asia/Shanghai')::date <= a.due_on
        else coalesce(a.is_on_time, false)
          and (now() at time zone 'Asia/Shanghai')::date <= a.return_due_on end
    where a.id = ${target.id} and a.version = ${input.version}
      and a.status in ('not_started', 'drafting', 'returned') and not a.awaiting
      and not ${isClosed("a")} and ${takesReport("a", target.windowTerms)}
      and coalesce((select d.version from report_draft d where d.assignment_id = a.id), 0)
        = ${input.draftVersion}::int
      and (select count(*) from evidence e where e.id = any (${content.evidence}::uuid[])
        and e.organisation_id = a.organisation_id) = ${content.evidence.length}::int
    returning a.id, a.revision, a.is_on_time, a.organisation_id, a.root_task_id, a.year, a.period,
      a.organisation_level`;
}

function written(actor: StaffActor, { target, content }: Submission, reportId: string): Statement {
  const values = valuesOf(target.facts, content);
  const enteredFor = target.organisationId === actor.organisation.id ? null : actor.organisation.id;
  return sql`
    insert into report (id, assignment_id, revision, numerator, denominator, value, narrative,
      explanation, difficulties, receipt_no, submitted_by_id, submitted_by_name, entered_for_id,
      is_on_time)
    select ${reportId}::uuid, m.id, m.revision, ${values.numerator}::numeric,
      ${values.denominator}::numeric, ${values.value}::numeric, ${content.narrative}::text,
      ${content.explanation || null}::text, ${content.difficulties || null}::text,
      to_char(now() at time zone 'Asia/Shanghai', 'YYYYMMDD') || '-'
        || lpad(nextval('receipt_number')::text, 7, '0'),
      ${actor.accountId}::uuid, ${actor.name}::text, ${enteredFor}::uuid, m.is_on_time
    from moved m returning receipt_no, submitted_at`;
}

function auditFacts({ target, content }: Submission, reportId: string): AuditFacts {
  return {
    action: "report.submit",
    subjectType: "assignment",
    subjectId: target.id,
    regionCode: target.regionCode,
    before: { status: target.status, version: target.version },
    after: {
      status: "submitted",
      reportId,
      figures: figureWord(valuesOf(target.facts, content)),
      declaration: DECLARATION,
      content: sha256(canonicalJson(content)),
      evidence: content.evidence,
    },
  };
}

/** What a first report took, from the draft that it clears: minutes, and nothing that leads back. */
const SAMPLED = sql`
  insert into reporting_sample (root_task_id, year, period, organisation_level, minutes)
  select root_task_id, year, period, organisation_level,
    greatest(1, least(240, (seconds + 59) / 60))
  from cleared where revision = 1 and origin = 'person'`;

/**
 * One statement and one transaction: the assignment moves (and its counters with it), the revision is
 * written, its evidence cited, the draft cleared, the unit told, the audit entry and the answer kept.
 */
export function submissionOf(actor: StaffActor, one: Submission, options: WriteOptions): Statement {
  const { target, content } = one;
  const reportId = newId();
  const enteredBy =
    target.organisationId === actor.organisation.id ? null : actor.organisation.name;
  return sql`
    with moved as (${moved(one)}
    ), written as (${written(actor, one, reportId)}
    ), cited as (
      insert into report_evidence (report_id, evidence_id, position)
      select ${reportId}::uuid, w.id, w.position
      from moved cross join unnest(${content.evidence}::uuid[]) with ordinality as w (id, position)
    ), cleared as (
      delete from report_draft d using moved m where d.assignment_id = m.id
      returning m.root_task_id, m.year, m.period, m.organisation_level, m.revision, d.origin,
        d.active_seconds + ${SINCE_SAVED} as seconds
    ), sampled as (${SAMPLED}
    ), told as (
      insert into notification (id, organisation_id, kind, title, link)
      select ${newId()}::uuid, m.organisation_id, 'report.submitted',
        ${receiptTitle(target.title, enteredBy)}::text || w.receipt_no,
        ${`/desk/assignments/${target.id}`}::text
      from moved m cross join written w
    ), answered as (
      select jsonb_build_object('assignmentId', m.id::text, 'receiptNo', w.receipt_no,
        'revision', m.revision, 'submittedAt', w.submitted_at, 'isOnTime', m.is_on_time) as answer
      from moved m cross join written w
    ), audited as (${auditInsert(actor, auditFacts(one, reportId), sql`moved`)}
    ), kept as (${answerInsert(actor, options, sql`answered`)}
    )
    select answer from answered`;
}
