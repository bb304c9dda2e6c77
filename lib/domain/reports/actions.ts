"use server";

import { defineAction } from "@/lib/access/action";
import { saveDraft, submitReport, withdrawReport } from "./commands";
import { draftFormSchema, submissionSchema, withdrawalSchema } from "./schema";

/** Keeps the form and goes on to the check page; forms without script need it. */
export const checkDraftAction = defineAction({
  name: "report.draft",
  schema: draftFormSchema,
  command: saveDraft,
  redirectTo: (answer, input) =>
    `/desk/assignments/${input.assignmentId}/${answer.state === "saved" ? "check" : "fill?newer=1"}`,
});

/** Submits what was checked. */
export const submitReportAction = defineAction({
  name: "report.submit",
  schema: submissionSchema,
  command: submitReport,
  redirectTo: (receipt) => `/desk/assignments/${receipt.assignmentId}/receipt`,
});

/** Takes back what nobody has reviewed. */
export const withdrawReportAction = defineAction({
  name: "report.withdraw",
  schema: withdrawalSchema,
  command: withdrawReport,
  redirectTo: (_, input) => `/desk/assignments/${input.assignmentId}/fill`,
});
