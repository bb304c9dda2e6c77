"use server";

import { defineAction } from "@/lib/access/action";
import { remakeIssue } from "../issues/commands";
import { changeSubscription, subscribe } from "./commands";
import { issueSchema, subscribeSchema, subscriptionSchema } from "./schema";

export const subscribeAction = defineAction({
  name: "subscription.start",
  schema: subscribeSchema,
  command: subscribe,
  redirectTo: ({ viewId }) => `/desk/views/${viewId}?done=subscribed`,
});

export const changeSubscriptionAction = defineAction({
  name: "subscription.change",
  schema: subscriptionSchema,
  command: changeSubscription,
  redirectTo: ({ viewId }, { move }) => `/desk/views/${viewId}?done=${move}`,
});

export const remakeIssueAction = defineAction({
  name: "subscription.remake",
  schema: issueSchema,
  command: remakeIssue,
  redirectTo: ({ viewId }) => `/desk/views/${viewId}?done=remade`,
});
