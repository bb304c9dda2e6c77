import "server-only";
import type { Actor, StaffActor } from "@/lib/access/actor";
import { write } from "@/lib/access/write";
import {
  auditDecision,
  insertReview,
  lockSiblings,
  requireUnmoved,
  settle,
  tell,
  UNAPPROVED,
} from "@/lib/domain/reviews/deciding/commands";
import { requireReviewer } from "@/lib/domain/reviews/policy";
import type { Decidable } from "@/lib/domain/reviews/reviewable/types";
import type { AcceptanceInput, RetractionInput } from "@/lib/domain/reviews/schema";
import { standingAfter } from "@/lib/domain/reviews/standing/rules";
import { sql } from "@/lib/platform/sql";
import { requireAcceptable, requireRetractable } from "./queries";

/**
 * 认可 of what the level below approved: now it is done and its figures count. Throws `conflict` that says who
 * was faster, or that the approval was taken back.
 */
export async function acceptReport(actor: Actor, input: AcceptanceInput): Promise<void> {
  const staff = requireReviewer(actor);
  const target = await requireAcceptable(staff, input.assignmentId);
  await write(staff, { action: "review.accept", key: input.key }, async (tx) => {
    const locked = await lockSiblings(tx, target);
    await requireUnmoved(tx, locked, { ...input, decision: "accept" });
    await insertReview(tx, staff, target, { decision: "accept" });
    await tell(tx, target, "report.accepted", `《${target.title}》已获认可，已办结`);
    await auditDecision(tx, staff, target, {
      action: "report.accept",
      before: { status: "approved", version: input.version },
      after: { status: "accepted", revision: target.revision },
    });
    const columns = {
      status: sql`'accepted'::assignment_status`,
      ...{ done_at: sql`now()`, approved_in: sql`null` },
    };
    const changed = { id: target.id, isDone: true };
    await settle(tx, target, columns, standingAfter(locked, changed, target.accumulation));
  });
}

async function takeBack(
  staff: StaffActor,
  target: Decidable,
  input: RetractionInput,
): Promise<void> {
  await write(staff, { action: "review.retract", key: input.key }, async (tx) => {
    await requireUnmoved(tx, await lockSiblings(tx, target), { ...input, decision: "retract" });
    await insertReview(tx, staff, target, { decision: "retract" });
    await tell(tx, target, "report.retracted", `《${target.title}》的审核已撤回，重新等待审核`);
    await auditDecision(tx, staff, target, {
      action: "report.retract",
      before: { status: "approved", version: input.version },
      after: { status: "submitted" },
    });
    await settle(tx, target, { ...UNAPPROVED, status: sql`'submitted'::assignment_status` });
  });
}

/** 撤回 of one's own approval while the level above has not acted: the report waits for review again. */
export async function retractApproval(actor: Actor, input: RetractionInput): Promise<void> {
  const staff = requireReviewer(actor);
  await takeBack(staff, await requireRetractable(staff, input.assignmentId), input);
}
