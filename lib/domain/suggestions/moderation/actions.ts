"use server";

import { defineAction } from "@/lib/access/action";
import {
  handOverSuggestion,
  mergeSuggestion,
  passSuggestion,
  redactPhoto,
  refuseSuggestion,
  shredSuggestion,
} from "@/lib/domain/suggestions/moderation/commands";
import {
  handOverSchema,
  mergeSchema,
  passSchema,
  redactSchema,
  refuseSchema,
  shredSchema,
} from "@/lib/domain/suggestions/moderation/schema";

const toSuggestion = (_done: unknown, { suggestionId }: { suggestionId: string }) =>
  `/desk/suggestions/${suggestionId}`;

export const passSuggestionAction = defineAction({
  name: "suggestion.pass",
  schema: passSchema,
  command: passSuggestion,
  redirectTo: toSuggestion,
});

export const mergeSuggestionAction = defineAction({
  name: "suggestion.merge",
  schema: mergeSchema,
  command: mergeSuggestion,
  redirectTo: toSuggestion,
});

export const handOverSuggestionAction = defineAction({
  name: "suggestion.hand_over",
  schema: handOverSchema,
  command: handOverSuggestion,
  redirectTo: toSuggestion,
});

export const refuseSuggestionAction = defineAction({
  name: "suggestion.refuse",
  schema: refuseSchema,
  command: refuseSuggestion,
  redirectTo: toSuggestion,
});

export const shredSuggestionAction = defineAction({
  name: "suggestion.shred",
  schema: shredSchema,
  command: shredSuggestion,
  redirectTo: toSuggestion,
});

export const redactPhotoAction = defineAction({
  name: "suggestion.redact",
  schema: redactSchema,
  command: redactPhoto,
  redirectTo: toSuggestion,
});
