"use server";

import { defineAction } from "@/lib/access/action";
import {
  consentToList,
  discardDraft,
  linkClause,
  submitForConsent,
  withdrawFromConsent,
} from "@/lib/domain/lists/commands";
import { consentSchema, linkClauseSchema, listStepSchema } from "@/lib/domain/lists/schema";

const toList = ({ listId }: { listId: string }) => `/desk/lists/${listId}`;

export const submitListAction = defineAction({
  name: "list.submit",
  schema: listStepSchema,
  command: submitForConsent,
  redirectTo: toList,
});

export const withdrawListAction = defineAction({
  name: "list.withdraw",
  schema: listStepSchema,
  command: withdrawFromConsent,
  redirectTo: toList,
});

export const consentAction = defineAction({
  name: "list.consent",
  schema: consentSchema,
  command: consentToList,
  redirectTo: toList,
});

export const discardDraftAction = defineAction({
  name: "list.discard",
  schema: listStepSchema,
  command: discardDraft,
  redirectTo: () => "/desk/lists",
});

export const linkClauseAction = defineAction({
  name: "list.link_clause",
  schema: linkClauseSchema,
  command: linkClause,
  redirectTo: toList,
});
