"use server";

import { defineAction } from "@/lib/access/action";
import { correctPolicyClauses, readPolicyText } from "@/lib/domain/policies/clauses/commands";
import { correctClausesSchema, readTextSchema } from "@/lib/domain/policies/clauses/schema";

export const correctClausesAction = defineAction({
  name: "policy.correct_clauses",
  schema: correctClausesSchema,
  command: correctPolicyClauses,
  redirectTo: ({ code, at, isDone }) =>
    isDone
      ? `/desk/policies/${code}`
      : `/desk/policies/${code}/clauses${at === null ? "" : `#clause-${at}`}`,
});

export const readTextAction = defineAction({
  name: "policy.read_text",
  schema: readTextSchema,
  command: readPolicyText,
  redirectTo: ({ code }) => `/desk/policies/${code}/clauses`,
});
