"use server";

import { defineAction } from "@/lib/access/action";
import { cancelItem, removeItem, saveItem } from "@/lib/domain/meetings/items/commands";
import {
  cancelItemSchema,
  removeItemSchema,
  saveItemSchema,
} from "@/lib/domain/meetings/items/schema";

// Without a redirect: the page goes on while lines are kept.
export const saveItemAction = defineAction({
  name: "resolution.save",
  schema: saveItemSchema,
  command: saveItem,
});

export const removeItemAction = defineAction({
  name: "resolution.remove",
  schema: removeItemSchema,
  command: removeItem,
});

export const cancelItemAction = defineAction({
  name: "resolution.cancel",
  schema: cancelItemSchema,
  command: cancelItem,
  redirectTo: ({ meetingId }) => `/desk/meetings/${meetingId}/items`,
});
