"use server";

import { defineAction } from "@/lib/access/action";
import {
  addToSuggestion,
  leaveTracking,
  lookUp,
  withdrawSuggestion,
} from "@/lib/domain/suggestions/tracking/commands";
import {
  additionSchema,
  leaveSchema,
  lookupSchema,
  withdrawalSchema,
} from "@/lib/domain/suggestions/tracking/schema";

export const lookUpAction = defineAction({
  name: "suggestion.look_up",
  schema: lookupSchema,
  command: lookUp,
  open: true,
  redirectTo: () => "/track/status",
});

export const addToSuggestionAction = defineAction({
  name: "suggestion.add",
  schema: additionSchema,
  command: addToSuggestion,
  open: true,
  redirectTo: () => "/track/status?done=added",
});

export const withdrawSuggestionAction = defineAction({
  name: "suggestion.withdraw",
  schema: withdrawalSchema,
  command: withdrawSuggestion,
  open: true,
  redirectTo: () => "/track/status?done=withdrawn",
});

export const leaveTrackingAction = defineAction({
  name: "suggestion.leave",
  schema: leaveSchema,
  command: leaveTracking,
  open: true,
  redirectTo: () => "/track",
});
