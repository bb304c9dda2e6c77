"use server";

import { defineAction } from "@/lib/access/action";
import { acknowledgeLists, remindUnacknowledged } from "./commands";
import { acknowledgeSchema, remindSchema } from "./schema";

/** One list leads to what it asks; several lead back to the day. */
export const acknowledgeListsAction = defineAction({
  name: "list.acknowledge",
  schema: acknowledgeSchema,
  command: acknowledgeLists,
  redirectTo: ({ listIds }) =>
    listIds.length === 1 ? `/desk/lists/${listIds[0]}/acknowledgements` : "/desk/today",
});

export const remindUnacknowledgedAction = defineAction({
  name: "list.remind",
  schema: remindSchema,
  command: remindUnacknowledged,
  redirectTo: ({ listId }) => `/desk/lists/${listId}/acknowledgements`,
});
