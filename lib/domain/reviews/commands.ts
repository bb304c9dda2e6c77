import "server-only";
import type { Actor, StaffActor } from "@/lib/access/actor";
import { write } from "@/lib/access/write";
import { followOpened, holdLineOf } from "@/lib/domain/assignments/opened/commands";
import type { PartNote } from "@/lib/domain/reports/types";
import { isAcceptable, requireAcceptable } from "@/lib/domain/reviews/acceptance/queries";
import { readSteps } from "@/lib/domain/reviews/chains/queries";
import {
  auditDecision,
  insertReview,
  lockSiblings,
  requireUnmoved,
  settle,
  tell,
  UNAPPROVED,
  whoWasFaster,
} from "@/lib/domain/reviews/deciding/commands";
import { requireReopenable } from "@/lib/domain/reviews/reopening/queries";
import { requireReviewable } from "@/lib/domain/reviews/reviewable/queries";
import type { Decidable } from "@/lib/domain/reviews/reviewable/types";
import { standingAfter } from "@/lib/domain/reviews/standing/rules";
import {
  foundFigures,
  insertFinding,
  verifiedColumns,
} from "@/lib/domain/reviews/verification/commands";
import { requireFinding } from "@/lib/domain/reviews/verification/rules";
import { row } from "@/lib/platform/db";
import { conflict, invalid } from "@/lib/platform/errors";
import { sql } from "@/lib/platform/sql";
import { DOUBTED } from "./labels";
import { requireReviewer } from "./policy";
import type { ApprovalInput, ReturnInput } from "./schema";

const FIGURES = {
  numerator: sql`r.numerator`,
  denominator: sql`r.denominator`,
  value: sql`r.value`,
};

/**
 * Approves a submitted report: its figures become the assignment's. In a chain of one step it is done, and
 * for stock and cumulative tasks the organisation's last period that is done stands; in one of two steps the
 * level above has to accept it first. Throws `conflict` that says who was faster and when.
 */
export async function approveReport(actor: Actor, input: ApprovalInput): Promise<void> {
  const staff = requireReviewer(actor);
  const target = await requireReviewable(staff, input.assignmentId);
  const found = input.found ? requireFinding(target.form, input.found) : null;
  await write(staff, { action: "review.approve", key: input.key }, async (tx) => {
    const locked = await lockSiblings(tx, target);
    await requireUnmoved(tx, locked, { ...input, decision: "approve" });
    const isDone = (await readSteps(tx, target)) === 1;
    await insertReview(tx, staff, target, { decision: "approve" });
    if (found) await insertFinding(tx, staff, target, found);
    const outcome = isDone ? "已办结" : "等待上一级认可";
    await tell(tx, target, "report.approved", `《${target.title}》已通过审核，${outcome}`);
    await auditDecision(tx, staff, target, {
      action: "report.approve",
      before: { status: "submitted", version: input.version },
      after: { status: "approved", isDone, revision: target.revision, ...(found ? { found } : {}) },
    });
    const columns = {
      ...{ ...FIGURES, status: sql`'approved'::assignment_status` },
      done_at: isDone ? sql`now()` : sql`null`,
      approved_in: isDone ? sql`null` : sql`${target.inNameOf.regionCode ?? target.nodeCode}::text`,
      ...(found ? verifiedColumns("review", foundFigures(found)) : {}),
    };
    const flags = standingAfter(locked, { id: target.id, isDone }, target.accumulation);
    await settle(tx, target, columns, flags);
  });
}

function requireLaterDay(target: Decidable, dueOn: string): void {
  if (dueOn >= target.today) return;
  throw invalid({ dueOn: "重报日期不能早于今天，请重新选择" });
}

async function requireOwnParts(target: Decidable, notes: readonly PartNote[]): Promise<void> {
  const cited = notes.flatMap(({ part }) => (part.startsWith("evidence:") ? [part.slice(9)] : []));
  if (cited.length === 0) return;
  const known = await row<{ count: number }>(sql`
    select count(*)::int as count from unnest(${cited}::uuid[]) cited
    where exists (select 1 from report_evidence e
      where e.report_id = ${target.reportId} and e.evidence_id = cited)`);
  if (known?.count === cited.length) return;
  throw invalid({ noteParts: "批注的材料不在这份填报里，请刷新页面后重新批注" });
}

/** Of what waits for 认可 the level above returns; everything else is the reviewers'. */
async function requireReturnable(
  staff: StaffActor,
  assignmentId: string,
): Promise<{ target: Decidable; isAbove: boolean }> {
  if (await isAcceptable(staff, assignmentId)) {
    return { target: await requireAcceptable(staff, assignmentId), isAbove: true };
  }
  return { target: await requireReviewable(staff, assignmentId), isAbove: false };
}

/**
 * Returns a submitted report, or as the level above what waits for 认可, with a reason, addressed to parts
 * where possible, and a new date.
 */
export async function returnReport(actor: Actor, input: ReturnInput): Promise<void> {
  const staff = requireReviewer(actor);
  const { target, isAbove } = await requireReturnable(staff, input.assignmentId);
  if (target.isDoubted) throw conflict(DOUBTED);
  requireLaterDay(target, input.dueOn);
  const { reason, field, notes = [], dueOn } = input;
  await requireOwnParts(target, notes);
  await write(staff, { action: "review.return", key: input.key }, async (tx) => {
    await holdLineOf(tx, target.id);
    const locked = await lockSiblings(tx, target);
    await requireUnmoved(tx, locked, { ...input, decision: "return" });
    const own = locked.find((one) => one.id === target.id);
    // It must stand at the step that the actor returns from: below is locked out while it waits above.
    if (own?.isWaiting !== isAbove || own.isDone) throw await whoWasFaster(tx, target.id);
    await insertReview(tx, staff, target, { decision: "return", reason, field, notes, dueOn });
    await tell(tx, target, "report.returned", `《${target.title}》被退回：${reason}`);
    await auditDecision(tx, staff, target, {
      action: "report.return",
      before: { status: target.status, version: input.version },
      after: { status: "returned", reason, field, notes, dueOn },
    });
    await settle(tx, target, {
      ...UNAPPROVED,
      status: sql`'returned'::assignment_status`,
      times_returned: sql`a.times_returned + 1`,
      return_due_on: sql`${dueOn}::date`,
    });
    await followOpened(tx, target.id);
  });
}

/** Opens what was done again, with a reason and an end date: a correction after approval, and counted as one. */
export async function reopenReport(actor: Actor, input: ReturnInput): Promise<void> {
  const staff = requireReviewer(actor);
  const target = await requireReopenable(staff, input.assignmentId);
  requireLaterDay(target, input.dueOn);
  const { reason, field, notes = [], dueOn } = input;
  await requireOwnParts(target, notes);
  await write(staff, { action: "review.reopen", key: input.key }, async (tx) => {
    await holdLineOf(tx, target.id);
    const locked = await lockSiblings(tx, target);
    await requireUnmoved(tx, locked, { ...input, decision: "reopen" });
    await insertReview(tx, staff, target, { decision: "reopen", reason, field, notes, dueOn });
    await tell(tx, target, "report.reopened", `《${target.title}》已重新打开：${reason}`);
    await auditDecision(tx, staff, target, {
      action: "report.reopen",
      before: { status: target.status, version: input.version },
      after: { status: "returned", reason, field, notes, dueOn },
    });
    const columns = {
      ...{ ...UNAPPROVED, status: sql`'returned'::assignment_status` },
      return_due_on: sql`${dueOn}::date`,
      times_reopened: sql`a.times_reopened + 1`,
    };
    const changed = { id: target.id, isDone: false };
    await settle(tx, target, columns, standingAfter(locked, changed, target.accumulation));
    await followOpened(tx, target.id);
  });
}
