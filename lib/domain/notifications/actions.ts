"use server";

import { defineAction } from "@/lib/access/action";
import { markRead, receiveMessage } from "./commands";
import { readingSchema, receivingSchema } from "./schema";

const PLACES = { today: "/desk/today#messages", messages: "/desk/messages" };

/** Marks the messages that were shown as read. */
export const markReadAction = defineAction({
  name: "notification.read",
  schema: readingSchema,
  command: markRead,
  redirectTo: (_done, { from }) => PLACES[from],
});

/** 收到 */
export const receiveMessageAction = defineAction({
  name: "notification.receive",
  schema: receivingSchema,
  command: receiveMessage,
  redirectTo: (_done, { from }) => PLACES[from],
});
