"use server";

import { defineAction } from "@/lib/access/action";
import { setBudget } from "@/lib/domain/burden/budget/commands";
import { setBudgetSchema } from "@/lib/domain/burden/budget/schema";

export const setBudgetAction = defineAction({
  name: "burden.set_budget",
  schema: setBudgetSchema,
  command: setBudget,
  redirectTo: ({ regionCode, year }) =>
    `/desk/guard/budget?region=${regionCode}&year=${year}&done=set`,
});
