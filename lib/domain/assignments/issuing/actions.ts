"use server";

import { defineAction } from "@/lib/access/action";
import { issueList } from "@/lib/domain/assignments/issuing/commands";
import { issueListSchema } from "@/lib/domain/assignments/issuing/schema";

export const issueListAction = defineAction({
  name: "list.issue",
  schema: issueListSchema,
  command: issueList,
  redirectTo: ({ issuingId, listId }) => `/desk/lists/${listId}/issue/${issuingId}`,
});
