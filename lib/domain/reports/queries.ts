import "server-only";
import type { Actor, StaffActor } from "@/lib/access/actor";
import { assignmentsWithin, type Reach, reachesFor, requireReaches } from "@/lib/access/reach";
import { getAssignment } from "@/lib/domain/assignments/queries";
import type { AssignmentDetail } from "@/lib/domain/assignments/types";
import {
  listEvidence,
  listEvidenceOfReports,
  listRecentEvidence,
} from "@/lib/domain/evidence/queries";
import { row, rows } from "@/lib/platform/db";
import { notFound } from "@/lib/platform/errors";
import { sql } from "@/lib/platform/sql";
import { listKnownFigures } from "./known/queries";
import { getReviewers } from "./reviewers/queries";
import { EMPTY_CONTENT, figureText, hasNoValues, parseFigure } from "./rules";
import type {
  Draft,
  Entry,
  PastReport,
  ReceiptSheet,
  ReportContent,
  ReviewNote,
  Revision,
} from "./types";

/** An assignment in one of the reaches; throws `not_found` for every other. */
export async function getAssignmentWithin(
  actor: Actor,
  reaches: readonly Reach[],
  assignmentId: string,
): Promise<AssignmentDetail> {
  const assignment = await getAssignment(actor, assignmentId);
  const found = await row(sql`
    select 1 from assignment a where a.id = ${assignmentId} and ${assignmentsWithin(reaches, "a")}`);
  if (!found) throw notFound("任务");
  return assignment;
}

interface DraftRow {
  content: ReportContent;
  version: number;
  savedAt: string;
  savedByName: string;
  savedById: string;
  isImported: boolean;
}

function draftOf(found: DraftRow, actor: StaffActor): Draft {
  const { savedById, content, ...draft } = found;
  return {
    ...draft,
    content: { ...EMPTY_CONTENT, ...content },
    isOwn: savedById === actor.accountId,
  };
}

/** The open draft of an assignment that the actor may enter for, or null. */
export async function getDraft(actor: StaffActor, assignmentId: string): Promise<Draft | null> {
  const reaches = await requireReaches(actor, "report.enter");
  const found = await row<DraftRow>(sql`
    select d.content, d.version, to_json(d.saved_at) #>> '{}' as "savedAt",
      d.saved_by_name as "savedByName", d.saved_by_id as "savedById",
      d.origin = 'progress' as "isImported"
    from report_draft d join assignment a on a.id = d.assignment_id
    where d.assignment_id = ${assignmentId} and ${assignmentsWithin(reaches, "a")}`);
  return found ? draftOf(found, actor) : null;
}

type RevisionRow = Omit<Revision, "evidence" | "reviews">;

async function reviewsOf(assignmentId: string): Promise<(ReviewNote & { reportId: string })[]> {
  return rows<ReviewNote & { reportId: string }>(sql`
    select v.report_id as "reportId", v.decision, v.reason, v.field, v.notes,
      v.for_name as "forName", v.return_due_on as "returnDueOn", v.reviewer_name as "reviewerName", v.reviewer_unit as "reviewerUnit", to_json(v.at) #>> '{}' as at
    from review v join report r on r.id = v.report_id
    where r.assignment_id = ${assignmentId} order by v.at, v.id`);
}

/** Every submitted revision, newest first. The caller has shown that the actor reads the assignment. */
export async function listRevisionsOf(actor: Actor, assignmentId: string): Promise<Revision[]> {
  const found = await rows<RevisionRow>(sql`
    select r.id, r.revision, trim_scale(r.numerator)::text as numerator,
      trim_scale(r.denominator)::text as denominator, trim_scale(r.value)::text as value,
      r.narrative, r.explanation, r.difficulties, r.receipt_no as "receiptNo",
      to_json(r.submitted_at) #>> '{}' as "submittedAt", r.submitted_by_id as "submittedById",
      r.submitted_by_name as "submittedByName", u.name as "enteredByUnit", r.is_on_time as "isOnTime",
      r.source_name as "sourceName", to_json(r.observed_at) #>> '{}' as "observedAt"
    from report r left join organisation u on u.id = r.entered_for_id
    where r.assignment_id = ${assignmentId} order by r.revision desc`);
  const evidence = await listEvidenceOfReports(
    actor,
    found.map((revision) => revision.id),
  );
  const reviews = await reviewsOf(assignmentId);
  return found.map((revision) => ({
    ...revision,
    evidence: evidence.filter((item) => item.reportId === revision.id),
    reviews: reviews.filter((review) => review.reportId === revision.id),
  }));
}

/** The organisation's last report of an earlier period of the same task, approved or waiting. */
export async function findPastReport(
  _actor: Actor,
  assignmentId: string,
): Promise<PastReport | null> {
  const found = await row<PastReport>(sql`
    select p.id as "assignmentId", p.year, p.period, p.status,
      trim_scale(r.numerator)::text as numerator, trim_scale(r.denominator)::text as denominator,
      trim_scale(r.value)::text as value, r.narrative, r.explanation, r.difficulties,
      to_json(r.submitted_at) #>> '{}' as "submittedAt"
    from assignment a
    join assignment p on p.organisation_id = a.organisation_id and p.root_task_id = a.root_task_id
      and (p.year, p.period) < (a.year, a.period) and p.revision > 0
    join report r on r.assignment_id = p.id and r.revision = p.revision
    where a.id = ${assignmentId} order by p.year desc, p.period desc limit 1`);
  return found ?? null;
}

/** What a form starts with when there is no draft: the returned revision, otherwise nothing. */
function contentOf(revision: Revision | undefined): ReportContent {
  if (!revision) return EMPTY_CONTENT;
  const text = (figure: string | null) => {
    const parsed = parseFigure(figure);
    return parsed === null ? "" : figureText(parsed);
  };
  return {
    numerator: text(revision.numerator),
    denominator: text(revision.denominator),
    value: text(revision.value),
    hasNoFigure: hasNoValues(revision),
    narrative: revision.narrative,
    explanation: revision.explanation ?? "",
    difficulties: revision.difficulties ?? "",
    evidence: revision.evidence.map((item) => item.id),
  };
}

/** Everything that filling in shows; throws `not_found` for what is not the actor's to enter. */
export async function getEntry(actor: StaffActor, assignmentId: string): Promise<Entry> {
  const reaches = await requireReaches(actor, "report.enter");
  const assignment = await getAssignmentWithin(actor, reaches, assignmentId);
  const draft = await getDraft(actor, assignmentId);
  const [latest] = await listRevisionsOf(actor, assignmentId);
  const isReturned = assignment.status === "returned";
  const content = draft?.content ?? (isReturned ? contentOf(latest) : EMPTY_CONTENT);
  return {
    assignment,
    draft,
    content,
    evidence: await listEvidence(actor, content.evidence),
    recent: await listRecentEvidence(actor, assignmentId),
    past: await findPastReport(actor, assignmentId),
    known: await listKnownFigures(actor, assignmentId),
    returned: isReturned ? (latest?.reviews.at(-1) ?? null) : null,
    returnedFrom: isReturned ? (latest ?? null) : null,
    isForOther: assignment.organisationId !== actor.organisation.id,
    reviewers: await getReviewers(actor, assignment),
  };
}

/** What an assignment's own page shows: its facts and every revision. */
export interface AssignmentHistory {
  assignment: AssignmentDetail;
  revisions: Revision[];
  past: PastReport | null;
  mayEnter: boolean;
}

/** An assignment within the actor's sight (reading, entering or reviewing), with its revisions. */
export async function getHistory(actor: Actor, assignmentId: string): Promise<AssignmentHistory> {
  const assignment = await getAssignment(actor, assignmentId);
  const enter = await reachesFor(actor, "report.enter");
  const mine = await row(sql`
    select 1 from assignment a where a.id = ${assignmentId} and ${assignmentsWithin(enter, "a")}`);
  return {
    assignment,
    revisions: await listRevisionsOf(actor, assignmentId),
    past: await findPastReport(actor, assignmentId),
    mayEnter: mine !== undefined,
  };
}

/** The receipt of an assignment's last submission. */
export async function getReceipt(actor: StaffActor, assignmentId: string) {
  const reaches = await requireReaches(actor, "report.enter");
  const assignment = await getAssignmentWithin(actor, reaches, assignmentId);
  const receipt = await row<ReceiptSheet>(sql`
    select r.assignment_id as "assignmentId", r.receipt_no as "receiptNo", r.revision,
      to_json(r.submitted_at) #>> '{}' as "submittedAt", r.is_on_time as "isOnTime",
      r.submitted_by_name as "submittedByName", u.name as "enteredByUnit",
      trim_scale(r.numerator)::text as numerator, trim_scale(r.denominator)::text as denominator,
      trim_scale(r.value)::text as value,
      (select count(*)::int from report_evidence e where e.report_id = r.id) as files
    from report r left join organisation u on u.id = r.entered_for_id
    where r.assignment_id = ${assignmentId} order by r.revision desc limit 1`);
  if (!receipt) throw notFound("回执");
  return { assignment, receipt, reviewers: await getReviewers(actor, assignment) };
}
