"use server";

import { defineAction } from "@/lib/access/action";
import { setBudgets } from "@/lib/domain/burden/budget/commands";
import { setBudgetsSchema } from "@/lib/domain/burden/budget/schema";

export const setBudgetsAction = defineAction({
  name: "burden.set_budget",
  schema: setBudgetsSchema,
  command: setBudgets,
  redirectTo: ({ regionCode, year }) =>
    `/desk/guard/budget?region=${regionCode}&year=${year}&done=set`,
});
