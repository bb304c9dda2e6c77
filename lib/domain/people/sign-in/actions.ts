"use server";

import { defineAction } from "@/lib/access/action";
import {
  changeFirstPassword,
  changeOwnPassword,
  enterCode,
  signIn,
  signOut,
} from "@/lib/domain/people/sign-in/commands";
import {
  changeOwnPasswordSchema,
  changePasswordSchema,
  enterCodeSchema,
  signInSchema,
  signOutSchema,
} from "@/lib/domain/people/sign-in/schema";

export const signInAction = defineAction({
  name: "session.open",
  schema: signInSchema,
  command: signIn,
  open: true,
  redirectTo: ({ path }) => path,
});

export const changeFirstPasswordAction = defineAction({
  name: "account.change_first_password",
  schema: changePasswordSchema,
  command: changeFirstPassword,
  open: true,
  redirectTo: ({ path }) => path,
});

export const enterCodeAction = defineAction({
  name: "session.enter_code",
  schema: enterCodeSchema,
  command: enterCode,
  open: true,
  redirectTo: ({ path }) => path,
});

export const signOutAction = defineAction({
  name: "session.close",
  schema: signOutSchema,
  command: signOut,
  open: true,
  redirectTo: ({ path }) => path,
});

export const changeOwnPasswordAction = defineAction({
  name: "account.change_password",
  schema: changeOwnPasswordSchema,
  command: changeOwnPassword,
  redirectTo: ({ path }) => path,
});
