import "server-only";
import type { Actor, StaffActor } from "@/lib/access/actor";
import { recordAudit } from "@/lib/access/audit";
import { write } from "@/lib/access/write";
import { followOpened, holdLineOf } from "@/lib/domain/assignments/opened/commands";
import { canMove, type Move } from "@/lib/domain/assignments/rules";
import type { AssignmentStatus } from "@/lib/domain/assignments/types";
import { notify } from "@/lib/domain/notifications/commands";
import { type Reviewable, requireReviewable } from "@/lib/domain/reviews/reviewable/queries";
import { type Sibling, standingAfter } from "@/lib/domain/reviews/standing/rules";
import { row, type Tx } from "@/lib/platform/db";
import { AppError, conflict, invalid, type AppError as Refusal } from "@/lib/platform/errors";
import { sql } from "@/lib/platform/sql";
import { sha256 } from "@/lib/shared/hash";
import { newId } from "@/lib/shared/ids";
import { fasterMessage } from "./labels";
import { requireReviewer } from "./policy";
import { getSubmission } from "./queries";
import type { ApprovalInput, BatchInput, ReturnInput } from "./schema";
import type { BatchOutcome } from "./types";

type Locked = Sibling & { version: number; status: AssignmentStatus };

// Locked in one order by all: two reviewers, or two periods of one task, wait for each other.
async function lockSiblings(tx: Tx, target: Reviewable): Promise<Locked[]> {
  return tx.rows<Locked>(sql`
    select a.id, a.period, a.status, a.version, a.done_at is not null as "isDone",
      a.is_standing as "isStanding"
    from assignment a
    where a.organisation_id = ${target.organisationId} and a.root_task_id = ${target.rootTaskId}
      and a.year = ${target.year}
      and (a.id = ${target.id} or ${target.accumulation} <> 'flow')
    order by a.id for update`);
}

async function whoWasFaster(assignmentId: string): Promise<Refusal> {
  const faster = await row<Parameters<typeof fasterMessage>[0]>(sql`
    select v.reviewer_name as name, v.reviewer_unit as unit, v.decision, to_json(v.at) #>> '{}' as at
    from review v join report r on r.id = v.report_id
    join assignment a on a.id = r.assignment_id and a.revision = r.revision
    where a.id = ${assignmentId} and a.status <> 'submitted' order by v.at desc limit 1`);
  if (faster) return conflict(fasterMessage(faster));
  return conflict("填报单位已撤回或重新提交，请刷新页面查看最新内容");
}

async function requireUnmoved(
  locked: readonly Locked[],
  input: { assignmentId: string; version: number },
  move: Move,
): Promise<void> {
  const own = locked.find((one) => one.id === input.assignmentId);
  const isUnmoved = own && own.version === input.version && canMove(own.status, move);
  if (!isUnmoved) throw await whoWasFaster(input.assignmentId);
}

async function insertReview(
  tx: Tx,
  actor: StaffActor,
  target: Reviewable,
  said: { decision: string; reason?: string; field?: string | null; dueOn?: string },
): Promise<void> {
  await tx.count(sql`
    insert into review (id, report_id, decision, reason, field, return_due_on, reviewer_id,
      reviewer_name, reviewer_unit)
    values (${newId()}, ${target.reportId}, ${said.decision}, ${said.reason ?? null},
      ${said.field ?? null}, ${said.dueOn ?? null}, ${actor.accountId}, ${actor.name},
      ${actor.organisation.name})`);
}

async function tell(tx: Tx, target: Reviewable, kind: string, title: string): Promise<void> {
  const { organisationId } = target;
  await notify(tx, { organisationId, kind, title, link: `/desk/assignments/${target.id}` });
}

async function audit(
  tx: Tx,
  actor: StaffActor,
  target: Reviewable,
  change: { action: string; before: unknown; after: unknown },
): Promise<void> {
  const { id: subjectId, regionCode } = target;
  await recordAudit(tx, actor, { ...change, subjectType: "assignment", subjectId, regionCode });
}

/** One statement for the approved one and for whoever ceases to stand, so that counters stay exact. */
async function markApproved(tx: Tx, target: Reviewable, flags: Map<string, boolean>) {
  const standing = [...flags].filter(([, stands]) => stands).map(([id]) => id);
  await tx.count(sql`
    update assignment a set
      status = case when a.id = ${target.id} then 'approved' else a.status end,
      done_at = case when a.id = ${target.id} then now() else a.done_at end,
      numerator = case when a.id = ${target.id} then r.numerator else a.numerator end,
      denominator = case when a.id = ${target.id} then r.denominator else a.denominator end,
      value = case when a.id = ${target.id} then r.value else a.value end,
      is_standing = case when a.id = any (${[...flags.keys()]}::bigint[])
        then a.id = any (${standing}::bigint[]) else a.is_standing end,
      version = a.version + (a.id = ${target.id})::int,
      updated_at = now()
    from report r
    where r.id = ${target.reportId} and a.id = any (${[target.id, ...flags.keys()]}::bigint[])`);
}

/**
 * Approves a submitted report: its figures become the assignment's, and for stock and cumulative tasks
 * the organisation's last approved period stands. Throws `conflict` that says who was faster and when.
 */
export async function approveReport(actor: Actor, input: ApprovalInput): Promise<void> {
  const staff = requireReviewer(actor);
  const target = await requireReviewable(staff, input.assignmentId);
  await write(staff, { action: "review.approve", key: input.key }, async (tx) => {
    const locked = await lockSiblings(tx, target);
    await requireUnmoved(locked, input, "approve");
    await insertReview(tx, staff, target, { decision: "approve" });
    await tell(tx, target, "report.approved", `《${target.title}》已通过审核，已办结`);
    await audit(tx, staff, target, {
      action: "report.approve",
      before: { status: "submitted", version: input.version },
      after: { status: "approved", revision: target.revision },
    });
    // Last, because the county's counters stay locked from here to the end.
    const changed = { id: target.id, isDone: true };
    await markApproved(tx, target, standingAfter(locked, changed, target.accumulation));
  });
}

function requireLaterDay(target: Reviewable, dueOn: string): void {
  if (dueOn >= target.today) return;
  throw invalid({ dueOn: "重报日期不能早于今天，请重新选择" });
}

/** Returns a submitted report with a reason, addressed to a part where possible, and a new date. */
export async function returnReport(actor: Actor, input: ReturnInput): Promise<void> {
  const staff = requireReviewer(actor);
  const target = await requireReviewable(staff, input.assignmentId);
  requireLaterDay(target, input.dueOn);
  const { reason, field, dueOn } = input;
  await write(staff, { action: "review.return", key: input.key }, async (tx) => {
    await holdLineOf(tx, target.id);
    await insertReview(tx, staff, target, { decision: "return", reason, field, dueOn });
    await tell(tx, target, "report.returned", `《${target.title}》被退回：${reason}`);
    await audit(tx, staff, target, {
      action: "report.return",
      before: { status: "submitted", version: input.version },
      after: { status: "returned", reason, field, dueOn },
    });
    // Last, because the county's counters stay locked from here to the end.
    const changed = await tx.count(sql`
      update assignment set status = 'returned', times_returned = times_returned + 1,
        return_due_on = ${dueOn}, version = version + 1, updated_at = now()
      where id = ${target.id} and status = 'submitted' and version = ${input.version}`);
    if (changed === 0) throw await whoWasFaster(target.id);
    await followOpened(tx, target.id);
  });
}

async function markReopened(
  tx: Tx,
  target: Reviewable,
  dueOn: string,
  flags: Map<string, boolean>,
) {
  const standing = [...flags].filter(([, stands]) => stands).map(([id]) => id);
  await tx.count(sql`
    update assignment a set
      status = case when a.id = ${target.id} then 'returned' else a.status end,
      done_at = case when a.id = ${target.id} then null else a.done_at end,
      numerator = case when a.id = ${target.id} then null else a.numerator end,
      denominator = case when a.id = ${target.id} then null else a.denominator end,
      value = case when a.id = ${target.id} then null else a.value end,
      return_due_on = case when a.id = ${target.id} then ${dueOn}::date else a.return_due_on end,
      is_standing = case when a.id = any (${[...flags.keys()]}::bigint[])
        then a.id = any (${standing}::bigint[]) else a.is_standing end,
      version = a.version + (a.id = ${target.id})::int,
      updated_at = now()
    where a.id = any (${[target.id, ...flags.keys()]}::bigint[])`);
}

/** Opens what was done again, with a reason and an end date: a correction after approval. */
export async function reopenReport(actor: Actor, input: ReturnInput): Promise<void> {
  const staff = requireReviewer(actor);
  const target = await requireReviewable(staff, input.assignmentId);
  requireLaterDay(target, input.dueOn);
  const { reason, field, dueOn } = input;
  await write(staff, { action: "review.reopen", key: input.key }, async (tx) => {
    await holdLineOf(tx, target.id);
    const locked = await lockSiblings(tx, target);
    await requireUnmoved(locked, input, "reopen");
    await insertReview(tx, staff, target, { decision: "reopen", reason, field, dueOn });
    await tell(tx, target, "report.reopened", `《${target.title}》已重新打开：${reason}`);
    await audit(tx, staff, target, {
      action: "report.reopen",
      before: { status: target.status, version: input.version },
      after: { status: "returned", reason, dueOn },
    });
    const changed = { id: target.id, isDone: false };
    await markReopened(tx, target, dueOn, standingAfter(locked, changed, target.accumulation));
    await followOpened(tx, target.id);
  });
}

/** A key of its own for each item of a batch, the same at every repetition. */
function itemKey(batchKey: string, assignmentId: string): string {
  const hex = sha256(`${batchKey}:${assignmentId}`);
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(13, 16)}-8${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
}

async function approveOne(
  actor: StaffActor,
  item: { assignmentId: string; version: number },
  batchKey: string,
): Promise<BatchOutcome> {
  const { assignmentId } = item;
  const outcome = { assignmentId, organisationName: "", isApproved: false, message: "" };
  try {
    const { assignment, checks } = await getSubmission(actor, assignmentId);
    outcome.organisationName = assignment.organisationName;
    const open = checks.find((check) => check.result === "look");
    if (open && assignment.status === "submitted") return { ...outcome, message: open.text };
    const key = itemKey(batchKey, assignmentId);
    await approveReport(actor, { ...item, key, next: undefined });
    return { ...outcome, isApproved: true, message: "已通过" };
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    return { ...outcome, message: error.message };
  }
}

/**
 * Approves several at once, each in a transaction of its own and only when all its checks pass now;
 * answers what became of each.
 */
export async function approveBatch(actor: Actor, input: BatchInput): Promise<BatchOutcome[]> {
  const staff = requireReviewer(actor);
  const outcomes: BatchOutcome[] = [];
  for (const item of input.items) outcomes.push(await approveOne(staff, item, input.key));
  return outcomes;
}
