"use server";

import { defineAction } from "@/lib/access/action";
import { setChecklist } from "@/lib/domain/sites/checklists/commands";
import { setChecklistSchema } from "@/lib/domain/sites/checklists/schema";

export const setChecklistAction = defineAction({
  name: "site.set_checklist",
  schema: setChecklistSchema,
  command: setChecklist,
  redirectTo: () => "/desk/sites/checklists",
});
