"use server";

import { defineAction } from "@/lib/access/action";
import {
  assignTopic,
  closeTopic,
  declineTopic,
  reopenTopic,
  selectTopic,
  upholdTopic,
} from "@/lib/domain/topics/commands";
import { proposeTopic } from "@/lib/domain/topics/proposals/commands";
import {
  assignSchema,
  chooseSchema,
  closeTopicSchema,
  proposeSchema,
  reopenSchema,
} from "@/lib/domain/topics/schema";

const toTopic = ({ topicId }: { topicId: string }) => `/desk/topics/${topicId}`;

export const proposeTopicAction = defineAction({
  name: "topic.propose",
  schema: proposeSchema,
  command: proposeTopic,
  redirectTo: toTopic,
});

export const selectTopicAction = defineAction({
  name: "topic.select",
  schema: chooseSchema,
  command: selectTopic,
  redirectTo: toTopic,
});

export const declineTopicAction = defineAction({
  name: "topic.decline",
  schema: chooseSchema,
  command: declineTopic,
  redirectTo: toTopic,
});

export const assignTopicAction = defineAction({
  name: "topic.assign",
  schema: assignSchema,
  command: assignTopic,
  redirectTo: toTopic,
});

export const reopenTopicAction = defineAction({
  name: "topic.reopen",
  schema: reopenSchema,
  command: reopenTopic,
  redirectTo: toTopic,
});

export const upholdTopicAction = defineAction({
  name: "topic.uphold",
  schema: chooseSchema,
  command: upholdTopic,
  redirectTo: toTopic,
});

export const closeTopicAction = defineAction({
  name: "topic.close",
  schema: closeTopicSchema,
  command: closeTopic,
  redirectTo: toTopic,
});
