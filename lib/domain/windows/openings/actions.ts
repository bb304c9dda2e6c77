"use server";

import { defineAction } from "@/lib/access/action";
import { decideOpening, openWindow, requestOpening } from "./commands";
import { decideOpeningSchema, openWindowSchema, requestOpeningSchema } from "./schema";

export const requestOpeningAction = defineAction({
  name: "opening.request",
  schema: requestOpeningSchema,
  command: requestOpening,
  redirectTo: ({ assignmentId }) => `/desk/assignments/${assignmentId}`,
});

export const decideOpeningAction = defineAction({
  name: "opening.decide",
  schema: decideOpeningSchema,
  command: decideOpening,
  redirectTo: (_, { decision }) => `/desk/windows?done=${decision}`,
});

export const openWindowAction = defineAction({
  name: "opening.open",
  schema: openWindowSchema,
  command: openWindow,
  redirectTo: ({ assignmentId }) => `/desk/assignments/${assignmentId}`,
});
