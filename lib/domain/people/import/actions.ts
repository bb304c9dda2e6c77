"use server";

import { defineAction } from "@/lib/access/action";
import { commitAccounts, previewAccounts } from "@/lib/domain/people/import/commands";
import { commitAccountsSchema, previewAccountsSchema } from "@/lib/domain/people/import/schema";

export const previewAccountsAction = defineAction({
  name: "account.preview_import",
  schema: previewAccountsSchema,
  command: previewAccounts,
  redirectTo: ({ previewId }) => `/desk/admin/accounts/import/${previewId}`,
});

export const commitAccountsAction = defineAction({
  name: "account.import",
  schema: commitAccountsSchema,
  command: commitAccounts,
});
