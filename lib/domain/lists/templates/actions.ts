"use server";

import { defineAction } from "@/lib/access/action";
import { startList } from "@/lib/domain/lists/templates/commands";
import { startListSchema } from "@/lib/domain/lists/templates/schema";

export const startListAction = defineAction({
  name: "list.start",
  schema: startListSchema,
  command: startList,
  redirectTo: ({ listId }) => `/desk/lists/${listId}/edit`,
});
