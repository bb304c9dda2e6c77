"use server";

import { defineAction } from "@/lib/access/action";
import { editRule } from "@/lib/domain/guard/register/commands";
import { editRuleFormSchema } from "@/lib/domain/guard/register/schema";

export const editRuleAction = defineAction({
  name: "guard.edit_rule",
  schema: editRuleFormSchema,
  command: editRule,
  redirectTo: ({ code }) => `/desk/guard?done=edited#rule-${code}`,
});
