"use server";

import { defineAction } from "@/lib/access/action";
import { citeClauses } from "@/lib/domain/lists/citations/commands";
import { citeClausesSchema } from "@/lib/domain/lists/citations/schema";

export const citeClausesAction = defineAction({
  name: "list.cite_clauses",
  schema: citeClausesSchema,
  command: citeClauses,
  redirectTo: ({ listId }) => `/desk/lists/${listId}`,
});
