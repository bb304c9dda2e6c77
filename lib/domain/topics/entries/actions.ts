"use server";

import { defineAction } from "@/lib/access/action";
import { withSentPicture } from "@/lib/domain/pictures/commands";
import {
  answerTopic,
  claimDone,
  reportProgress,
  verifyTopic,
} from "@/lib/domain/topics/entries/commands";
import {
  answerSchema,
  claimSchema,
  progressSchema,
  verifySchema,
} from "@/lib/domain/topics/entries/schema";

const toTopic = ({ topicId }: { topicId: string }) => `/desk/topics/${topicId}`;

export const answerTopicAction = defineAction({
  name: "topic.answer",
  schema: answerSchema,
  command: answerTopic,
  redirectTo: toTopic,
});

export const reportProgressAction = defineAction({
  name: "topic.report",
  schema: progressSchema,
  command: withSentPicture(reportProgress),
  redirectTo: toTopic,
});

export const claimDoneAction = defineAction({
  name: "topic.claim",
  schema: claimSchema,
  command: withSentPicture(claimDone),
  redirectTo: toTopic,
});

export const verifyTopicAction = defineAction({
  name: "topic.verify",
  schema: verifySchema,
  command: verifyTopic,
  redirectTo: toTopic,
});
