"use server";

import { defineAction } from "@/lib/access/action";
import { acceptReport, retractApproval } from "@/lib/domain/reviews/acceptance/commands";
import { approveBatch } from "@/lib/domain/reviews/batches/commands";
import { approveReport, reopenReport, returnReport } from "./commands";
import { type DoneAddress, type Onward, placeAfter } from "./queue/schema";
import {
  acceptanceSchema,
  approvalSchema,
  batchSchema,
  reopenSchema,
  retractionSchema,
  returnSchema,
} from "./schema";

const onward =
  (done: keyof DoneAddress) =>
  (_: unknown, { assignmentId, next, queue }: Onward) =>
    placeAfter({ next, queue, done: { [done]: assignmentId } });

/** Approves and goes on to the next one. */
export const approveReportAction = defineAction({
  name: "review.approve",
  schema: approvalSchema,
  command: approveReport,
  redirectTo: onward("approved"),
});

/** Returns and goes on to the next one. */
export const returnReportAction = defineAction({
  name: "review.return",
  schema: returnSchema,
  command: returnReport,
  redirectTo: onward("returned"),
});

/** Accepts what the level below approved and goes on to the next one. */
export const acceptReportAction = defineAction({
  name: "review.accept",
  schema: acceptanceSchema,
  command: acceptReport,
  redirectTo: onward("accepted"),
});

/** Takes one's own approval back; the report then waits for its review again. */
export const retractApprovalAction = defineAction({
  name: "review.retract",
  schema: retractionSchema,
  command: retractApproval,
  redirectTo: (_, input) => `/desk/reviews/${input.assignmentId}`,
});

/** Opens what was done again. */
export const reopenReportAction = defineAction({
  name: "review.reopen",
  schema: reopenSchema,
  command: reopenReport,
  redirectTo: (_, input) => `/desk/assignments/${input.assignmentId}`,
});

/** Approves all that were ticked and whose checks pass. */
export const approveBatchAction = defineAction({
  name: "review.approveBatch",
  schema: batchSchema,
  command: approveBatch,
});
