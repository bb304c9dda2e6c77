"use server";

import { defineAction } from "@/lib/access/action";
import { openRatingCode, rateWithCode } from "@/lib/domain/ratings/commands";
import { openCodeSchema, rateSchema } from "@/lib/domain/ratings/schema";

export const openRatingCodeAction = defineAction({
  name: "rating.open",
  schema: openCodeSchema,
  command: openRatingCode,
  open: true,
  redirectTo: ({ code }) => `/rate/${code}`,
});

export const rateAction = defineAction({
  name: "rating.give",
  schema: rateSchema,
  command: rateWithCode,
  open: true,
  redirectTo: ({ subjectType, subjectId }) => `/rate/thanks/${subjectType}/${subjectId}`,
});
