"use server";

import { defineAction } from "@/lib/access/action";
import {
  discardDraft,
  linkClause,
  submitForConsent,
  withdrawFromConsent,
} from "@/lib/domain/lists/commands";
import { consentToList, returnList } from "@/lib/domain/lists/consents/commands";
import { returnListSchema } from "@/lib/domain/lists/consents/schema";
import { startLowerSchema, takeOverSchema } from "@/lib/domain/lists/inheriting/schema";
import { startLowerList, takeOverChanges } from "@/lib/domain/lists/lower-lists/commands";
import {
  consentSchema,
  linkClauseSchema,
  listStepSchema,
  submitSchema,
} from "@/lib/domain/lists/schema";
import { reviseList } from "@/lib/domain/lists/versions/commands";
import { reviseSchema } from "@/lib/domain/lists/versions/schema";

const toEditor = ({ listId }: { listId: string }) => `/desk/lists/${listId}/edit`;
const toList = ({ listId }: { listId: string }) => `/desk/lists/${listId}`;

export const submitListAction = defineAction({
  name: "list.submit",
  schema: submitSchema,
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

export const returnListAction = defineAction({
  name: "list.return",
  schema: returnListSchema,
  command: returnList,
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

export const reviseListAction = defineAction({
  name: "list.revise",
  schema: reviseSchema,
  command: reviseList,
  redirectTo: toEditor,
});

export const startLowerListAction = defineAction({
  name: "list.start_lower",
  schema: startLowerSchema,
  command: startLowerList,
  redirectTo: toEditor,
});

export const takeOverAction = defineAction({
  name: "list.take_over",
  schema: takeOverSchema,
  command: takeOverChanges,
  redirectTo: toEditor,
});
