"use server";

import { defineAction } from "@/lib/access/action";
import { saveReasons } from "@/lib/domain/portal/reasons/commands";
import { saveReasonsSchema } from "@/lib/domain/portal/reasons/schema";

export const saveReasonsAction = defineAction({
  name: "portal.save_reasons",
  schema: saveReasonsSchema,
  command: saveReasons,
  redirectTo: () => "/desk/portal?done=reasons",
});
