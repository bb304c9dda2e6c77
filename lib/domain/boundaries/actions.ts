"use server";

import { defineAction } from "@/lib/access/action";
import {
  discardChange,
  draftChange,
  planChange,
  revokeChange,
} from "@/lib/domain/boundaries/commands";
import { changeStepSchema, draftChangeSchema } from "@/lib/domain/boundaries/schema";

const pageOf = (changeId: string, done: string) =>
  `/desk/admin/boundaries/${changeId}?done=${done}`;

export const draftChangeAction = defineAction({
  name: "boundary.draft",
  schema: draftChangeSchema,
  command: draftChange,
  redirectTo: ({ changeId }) => pageOf(changeId, "drafted"),
});

export const planChangeAction = defineAction({
  name: "boundary.plan",
  schema: changeStepSchema,
  command: planChange,
  redirectTo: ({ changeId }) => pageOf(changeId, "planned"),
});

export const revokeChangeAction = defineAction({
  name: "boundary.revoke",
  schema: changeStepSchema,
  command: revokeChange,
  redirectTo: ({ changeId }) => pageOf(changeId, "revoked"),
});

export const discardChangeAction = defineAction({
  name: "boundary.discard",
  schema: changeStepSchema,
  command: discardChange,
  redirectTo: () => "/desk/admin/boundaries?done=discarded",
});
