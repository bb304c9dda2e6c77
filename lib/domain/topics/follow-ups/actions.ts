"use server";

import { defineAction } from "@/lib/access/action";
import { answerFollowUp } from "@/lib/domain/topics/follow-ups/commands";
import { answerFollowUpSchema } from "@/lib/domain/topics/follow-ups/schema";

export const answerFollowUpAction = defineAction({
  name: "topic.answer_follow_up",
  schema: answerFollowUpSchema,
  command: answerFollowUp,
  open: true,
  redirectTo: () => "/track/status",
});
