"use server";

import { defineAction } from "@/lib/access/action";
import {
  createAccount,
  disableAccount,
  editAccount,
  enableAccount,
  resetCode,
  resetPassword,
  unlockAccount,
} from "@/lib/domain/people/accounts/commands";
import {
  changeAccountSchema,
  createAccountSchema,
  editAccountSchema,
} from "@/lib/domain/people/accounts/schema";

export const createAccountAction = defineAction({
  name: "account.create",
  schema: createAccountSchema,
  command: createAccount,
});

export const editAccountAction = defineAction({
  name: "account.edit",
  schema: editAccountSchema,
  command: editAccount,
  redirectTo: ({ accountId }) => `/desk/admin/accounts/${accountId}?done=edited`,
});

export const disableAccountAction = defineAction({
  name: "account.disable",
  schema: changeAccountSchema,
  command: disableAccount,
  redirectTo: ({ accountId }) => `/desk/admin/accounts/${accountId}?done=disabled`,
});

export const enableAccountAction = defineAction({
  name: "account.enable",
  schema: changeAccountSchema,
  command: enableAccount,
  redirectTo: ({ accountId }) => `/desk/admin/accounts/${accountId}?done=enabled`,
});

export const resetPasswordAction = defineAction({
  name: "account.reset_password",
  schema: changeAccountSchema,
  command: resetPassword,
});

export const unlockAccountAction = defineAction({
  name: "account.unlock",
  schema: changeAccountSchema,
  command: unlockAccount,
  redirectTo: ({ accountId }) => `/desk/admin/accounts/${accountId}?done=unlocked`,
});

export const resetCodeAction = defineAction({
  name: "account.reset_code",
  schema: changeAccountSchema,
  command: resetCode,
  redirectTo: ({ accountId }) => `/desk/admin/accounts/${accountId}?done=code-reset`,
});
