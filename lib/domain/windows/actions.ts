"use server";

import { defineAction } from "@/lib/access/action";
import { removeWindowRule, setWindowRule } from "./commands";
import { removeRuleSchema, setRuleSchema } from "./schema";

export const setWindowRuleAction = defineAction({
  name: "window.set",
  schema: setRuleSchema,
  command: setWindowRule,
  redirectTo: () => "/desk/windows/rules?done=set",
});

export const removeWindowRuleAction = defineAction({
  name: "window.remove",
  schema: removeRuleSchema,
  command: removeWindowRule,
  redirectTo: () => "/desk/windows/rules?done=removed",
});
