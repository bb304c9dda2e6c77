"use server";

import { defineAction } from "@/lib/access/action";
import { submitReport, withdrawReport } from "./commands";
import { submissionSchema, withdrawalSchema } from "./schema";

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
