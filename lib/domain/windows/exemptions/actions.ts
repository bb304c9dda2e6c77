"use server";

import { defineAction } from "@/lib/access/action";
import { exemptAssignment, readmitAssignment } from "./commands";
import { exemptionSchema } from "./schema";

const page = ({ assignmentId }: { assignmentId: string }) => `/desk/assignments/${assignmentId}`;

export const exemptAssignmentAction = defineAction({
  name: "assignment.exempt",
  schema: exemptionSchema,
  command: exemptAssignment,
  redirectTo: page,
});

export const readmitAssignmentAction = defineAction({
  name: "assignment.readmit",
  schema: exemptionSchema,
  command: readmitAssignment,
  redirectTo: page,
});
