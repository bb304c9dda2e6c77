"use server";

import { defineAction } from "@/lib/access/action";
import { markRead } from "./commands";
import { readingSchema } from "./schema";

/** Marks the messages that were shown as read. */
export const markReadAction = defineAction({
  name: "notification.read",
  schema: readingSchema,
  command: markRead,
  redirectTo: () => "/desk/today#messages",
});
