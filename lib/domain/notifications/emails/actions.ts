"use server";

import { defineAction } from "@/lib/access/action";
import { askCode, proveEmail, removeEmail } from "./commands";
import { askCodeSchema, proveEmailSchema, removeEmailSchema } from "./schema";

const PAGE = "/desk/account/messages";

export const askCodeAction = defineAction({
  name: "account.ask_email_code",
  schema: askCodeSchema,
  command: askCode,
  redirectTo: () => `${PAGE}?done=code`,
});

export const proveEmailAction = defineAction({
  name: "account.prove_email",
  schema: proveEmailSchema,
  command: proveEmail,
  redirectTo: () => `${PAGE}?done=proven`,
});

export const removeEmailAction = defineAction({
  name: "account.remove_email",
  schema: removeEmailSchema,
  command: removeEmail,
  redirectTo: () => `${PAGE}?done=removed`,
});
