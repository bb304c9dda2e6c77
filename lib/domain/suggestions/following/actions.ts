"use server";

import { defineAction } from "@/lib/access/action";
import { followTopic } from "@/lib/domain/suggestions/following/commands";
import { followSchema } from "@/lib/domain/suggestions/following/schema";

export const followTopicAction = defineAction({
  name: "suggestion.follow_topic",
  schema: followSchema,
  command: followTopic,
  open: true,
  redirectTo: (_done, { back }) => back,
});
