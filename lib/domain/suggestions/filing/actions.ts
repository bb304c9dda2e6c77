"use server";

import { defineAction } from "@/lib/access/action";
import {
  answerGate,
  checkWriting,
  findPlacesForForm,
  forgetCode,
} from "@/lib/domain/suggestions/filing/commands";
import {
  forgetSchema,
  gateSchema,
  placeSearchSchema,
  writingSchema,
} from "@/lib/domain/suggestions/filing/schema";

export const answerGateAction = defineAction({
  name: "suggestion.answer_gate",
  schema: gateSchema,
  command: answerGate,
  open: true,
  redirectTo: ({ to }) => to,
});

// Without redirects: what was written is shown back to its sender and stored nowhere.
export const checkWritingAction = defineAction({
  name: "suggestion.check",
  schema: writingSchema,
  command: checkWriting,
  open: true,
});

export const findPlacesAction = defineAction({
  name: "suggestion.find_places",
  schema: placeSearchSchema,
  command: findPlacesForForm,
  open: true,
});

export const forgetCodeAction = defineAction({
  name: "suggestion.forget_code",
  schema: forgetSchema,
  command: forgetCode,
  open: true,
  redirectTo: () => "/",
});
