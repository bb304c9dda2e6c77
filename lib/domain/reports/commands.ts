import "server-only";
import type { Actor, StaffActor } from "@/lib/access/actor";
import { recordAudit } from "@/lib/access/audit";
import { write, writeAtOnce } from "@/lib/access/write";
import { followOpened, holdLineOf } from "@/lib/domain/assignments/opened/commands";
import { isClosed } from "@/lib/domain/regions/closings/queries";
import {
  SINCE_SAVED,
  type Submission,
  submissionOf,
} from "@/lib/domain/reports/submission/commands";
import { requireReturnable, requireWindow } from "@/lib/domain/reports/target/policy";
import { requireEnterable, type Target } from "@/lib/domain/reports/target/queries";
import { row, type Tx, writeRow } from "@/lib/platform/db";
import { type AppError, conflict, invalid } from "@/lib/platform/errors";
import { sql } from "@/lib/platform/sql";
import { movedOn } from "./labels";
import { requireStaffActor } from "./policy";
import { getDraft } from "./queries";
import { EMPTY_CONTENT, missingParts } from "./rules";
import type { CitationInput, DraftInput, SubmissionInput, WithdrawalInput } from "./schema";
import type { DraftAnswer, Receipt, ReportContent } from "./types";

// What waits for review or is done takes no draft: it would stand in the way of taking the report back.
async function insertDraft(
  tx: Tx,
  actor: StaffActor,
  target: Target,
  content: ReportContent,
): Promise<string | undefined> {
  const made = await tx.row<{ savedAt: string }>(sql`
    with open as (
      select id from assignment
      where id = ${target.id} and status in ('not_started', 'drafting', 'returned')
        and not ${isClosed("assignment")} for update
    ), kept as (
      insert into report_draft (assignment_id, content, saved_by_id, saved_by_name)
      select id, ${JSON.stringify(content)}::jsonb, ${actor.accountId}::uuid, ${actor.name}::text
      from open
      on conflict (assignment_id) do nothing
      returning assignment_id, saved_at
    ), moved as (
      update assignment a set status = 'drafting', version = a.version + 1, updated_at = now()
      from kept where a.id = kept.assignment_id and a.status = 'not_started'
    )
    select to_json(saved_at) #>> '{}' as "savedAt" from kept`);
  if (!made) return undefined;
  await recordAudit(tx, actor, {
    action: "report.draft",
    subjectType: "assignment",
    subjectId: target.id,
    regionCode: target.regionCode,
    before: { status: target.status },
    after: { status: target.status === "not_started" ? "drafting" : target.status },
  });
  return made.savedAt;
}

async function overwriteDraft(
  tx: Tx,
  actor: StaffActor,
  input: DraftInput,
): Promise<string | undefined> {
  const kept = await tx.row<{ savedAt: string }>(sql`
    update report_draft d set content = ${JSON.stringify(input.content)}, version = version + 1,
      active_seconds = d.active_seconds + ${SINCE_SAVED},
      saved_at = now(), origin = 'person', saved_by_id = ${actor.accountId}, saved_by_name = ${actor.name}
    where assignment_id = ${input.assignmentId} and version = ${input.version}
    returning to_json(saved_at) #>> '{}' as "savedAt"`);
  return kept?.savedAt;
}

/**
 * Keeps what has been typed. The first draft starts the assignment and is audited; later ones overwrite,
 * unless a colleague saved since: then theirs is handed back and nothing is lost on either side.
 */
export async function saveDraft(actor: Actor, input: DraftInput): Promise<DraftAnswer> {
  const staff = requireStaffActor(actor);
  const target = await requireEnterable(staff, input.assignmentId);
  const savedAt = await write(staff, { action: "report.draft" }, (tx) =>
    input.version === 0
      ? insertDraft(tx, staff, target, input.content)
      : overwriteDraft(tx, staff, input),
  );
  if (savedAt) return { state: "saved", version: input.version + 1, savedAt };
  const draft = await getDraft(staff, input.assignmentId);
  if (!draft) throw conflict(movedOn("draft"));
  return { state: "newer", draft };
}

/** Adds a file to the draft, whatever its version: for forms without script. */
export async function citeEvidence(actor: Actor, input: CitationInput): Promise<void> {
  const staff = requireStaffActor(actor);
  const target = await requireEnterable(staff, input.assignmentId);
  const evidence = [input.evidenceId];
  await write(staff, { action: "report.draft" }, async (tx) => {
    const made = await insertDraft(tx, staff, target, { ...EMPTY_CONTENT, evidence });
    if (made) return;
    const cited = await tx.count(sql`
      update report_draft set version = version + 1, saved_at = now(),
        content = jsonb_set(content, '{evidence}',
          (content -> 'evidence') - ${input.evidenceId}::text || to_jsonb(${input.evidenceId}::text))
      where assignment_id = ${input.assignmentId}`);
    if (cited === 0) throw conflict(movedOn("draft"));
  });
}

/** Why nothing was changed: foreign evidence, or somebody was faster. */
async function refusalOf({ target, content }: Submission): Promise<AppError> {
  const own = await row<{ count: number }>(sql`
    select count(*)::int as count from evidence
    where id = any (${content.evidence}::uuid[]) and organisation_id = ${target.organisationId}`);
  if (own?.count === content.evidence.length) return conflict(movedOn("submit"));
  return invalid({ evidence: "有材料不属于本单位或已不存在，请移除后重新添加" });
}

async function contentToSubmit(
  actor: StaffActor,
  target: Target,
  input: SubmissionInput,
): Promise<ReportContent> {
  if (input.content) return input.content;
  if (target.draft && target.draftVersion === input.draftVersion) return target.draft;
  const newer = await getDraft(actor, input.assignmentId);
  throw conflict(
    newer && newer.version !== input.draftVersion
      ? `${newer.savedByName}刚刚改过这份草稿，请返回核对最新内容后再提交`
      : movedOn("submit"),
  );
}

/**
 * Submits a report as one new revision: late is marked by the database's clock and never refused. A
 * repetition under the same key gets the first receipt. Throws `invalid` by field when parts are
 * missing, `conflict` when the assignment or its draft moved on since it was shown.
 */
export async function submitReport(actor: Actor, input: SubmissionInput): Promise<Receipt> {
  const staff = requireStaffActor(actor);
  // What is read here is held by version in the one statement that writes.
  const target = await requireEnterable(staff, input.assignmentId);
  const options = { action: "report.submit", key: input.key };
  return writeAtOnce(staff, options, async () => {
    requireWindow(target);
    if (target.version !== input.version) throw conflict(movedOn("submit"));
    const content = await contentToSubmit(staff, target, input);
    const missing = missingParts(target.facts, content);
    if (Object.keys(missing).length > 0) throw invalid(missing);
    const one = { target, input, content };
    const done = await writeRow<{ answer: Receipt }>(submissionOf(staff, one, options));
    if (!done) throw await refusalOf(one);
    return done.answer;
  });
}

/** Takes a submitted report back into a draft; possible until a reviewer has acted. */
export async function withdrawReport(actor: Actor, input: WithdrawalInput): Promise<void> {
  const staff = requireStaffActor(actor);
  const target = await requireEnterable(staff, input.assignmentId);
  requireReturnable(target);
  await write(staff, { action: "report.withdraw", key: input.key }, async (tx) => {
    await holdLineOf(tx, target.id);
    const taken = await tx.row<{ revision: number }>(sql`
      with moved as (
        update assignment a set status = 'drafting', version = a.version + 1, updated_at = now(),
          is_on_time = case when a.return_due_on is null then null else a.is_on_time end
        where a.id = ${target.id} and a.version = ${input.version} and a.status = 'submitted'
          and not a.is_doubted and not ${isClosed("a")}
        returning a.id, a.revision
      ), kept as (
        insert into report_draft (assignment_id, content, saved_by_id, saved_by_name)
        select m.id, jsonb_build_object(
            'numerator', coalesce(trim_scale(r.numerator)::text, ''),
            'denominator', coalesce(trim_scale(r.denominator)::text, ''),
            'value', coalesce(trim_scale(r.value)::text, ''),
            'hasNoFigure', num_nonnulls(r.numerator, r.denominator, r.value) = 0,
            'narrative', r.narrative, 'explanation', coalesce(r.explanation, ''),
            'difficulties', coalesce(r.difficulties, ''),
            'evidence', coalesce((select jsonb_agg(l.evidence_id order by l.position)
              from report_evidence l where l.report_id = r.id), '[]')),
          ${staff.accountId}::uuid, ${staff.name}
        from moved m join report r on r.assignment_id = m.id and r.revision = m.revision
      )
      select revision from moved`);
    if (!taken) throw conflict(movedOn("withdraw"));
    await recordAudit(tx, staff, {
      action: "report.withdraw",
      subjectType: "assignment",
      subjectId: target.id,
      regionCode: target.regionCode,
      before: { status: "submitted", revision: taken.revision },
      after: { status: "drafting" },
    });
    await followOpened(tx, target.id);
  });
}
