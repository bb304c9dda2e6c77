"use server";

import { defineAction } from "@/lib/access/action";
import { chooseSettings } from "./commands";
import { chooseSettingsSchema } from "./schema";

export const chooseSettingsAction = defineAction({
  name: "account.choose_messages",
  schema: chooseSettingsSchema,
  command: chooseSettings,
  redirectTo: () => "/desk/account/messages?done=chosen",
});
