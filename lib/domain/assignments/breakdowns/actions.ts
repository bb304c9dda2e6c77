"use server";

import { defineAction } from "@/lib/access/action";
import { addBreakdown, editBreakdown, markBreakdown, removeBreakdown } from "./commands";
import {
  addBreakdownSchema,
  editBreakdownSchema,
  markBreakdownSchema,
  removeBreakdownSchema,
} from "./schema";

const page = ({ assignmentId }: { assignmentId: string }) =>
  `/desk/assignments/${assignmentId}/breakdown`;

export const addBreakdownAction = defineAction({
  name: "breakdown.add",
  schema: addBreakdownSchema,
  command: addBreakdown,
  redirectTo: page,
});

export const editBreakdownAction = defineAction({
  name: "breakdown.edit",
  schema: editBreakdownSchema,
  command: editBreakdown,
  redirectTo: page,
});

export const markBreakdownAction = defineAction({
  name: "breakdown.mark",
  schema: markBreakdownSchema,
  command: markBreakdown,
  redirectTo: page,
});

export const removeBreakdownAction = defineAction({
  name: "breakdown.remove",
  schema: removeBreakdownSchema,
  command: removeBreakdown,
  redirectTo: page,
});
