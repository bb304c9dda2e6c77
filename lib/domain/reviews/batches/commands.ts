import "server-only";
import type { Actor, StaffActor } from "@/lib/access/actor";
import { approveReport } from "@/lib/domain/reviews/commands";
import { requireReviewer } from "@/lib/domain/reviews/policy";
import { getSubmission } from "@/lib/domain/reviews/queries";
import type { BatchInput } from "@/lib/domain/reviews/schema";
import type { BatchOutcome } from "@/lib/domain/reviews/types";
import { AppError } from "@/lib/platform/errors";
import { sha256 } from "@/lib/shared/hash";

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
