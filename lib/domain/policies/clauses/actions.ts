"use server";

import { defineAction } from "@/lib/access/action";
import { correctPolicyClauses, readPolicyText } from "@/lib/domain/policies/clauses/commands";
import { correctClausesSchema, readTextSchema } from "@/lib/domain/policies/clauses/schema";

// An address of its own for each version: a browser that is told to stay where it is shows the old rows.
const clausesAt = (code: string, version: number) =>
  `/desk/policies/${code}/clauses?version=${version}`;

export const correctClausesAction = defineAction({
  name: "policy.correct_clauses",
  schema: correctClausesSchema,
  command: correctPolicyClauses,
  redirectTo: ({ code, version, at, isDone }) => {
    if (isDone) return `/desk/policies/${code}`;
    return at === null ? clausesAt(code, version) : `${clausesAt(code, version)}#clause-${at}`;
  },
});

export const readTextAction = defineAction({
  name: "policy.read_text",
  schema: readTextSchema,
  command: readPolicyText,
  redirectTo: ({ code, version }) => clausesAt(code, version),
});
