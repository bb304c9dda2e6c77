"use server";

import { defineAction } from "@/lib/access/action";
import { placeAfter } from "@/lib/domain/reviews/queue/schema";
import { answerDoubt, forwardDoubt, withdrawDoubt } from "./commands";
import { doubtAnswerSchema, doubtSchema, doubtWithdrawalSchema } from "./schema";

const toPage = () => "/desk/reviews/doubts";

/** Forwards a report for checking and goes on to the next one. */
export const forwardDoubtAction = defineAction({
  name: "doubt.forward",
  schema: doubtSchema,
  command: forwardDoubt,
  redirectTo: (_, { assignmentId, next, queue }) =>
    placeAfter({ next, queue, done: { doubted: assignmentId } }),
});

/** Answers 属实 or 不属实. */
export const answerDoubtAction = defineAction({
  name: "doubt.answer",
  schema: doubtAnswerSchema,
  command: answerDoubt,
  redirectTo: toPage,
});

/** Takes a doubt back. */
export const withdrawDoubtAction = defineAction({
  name: "doubt.withdraw",
  schema: doubtWithdrawalSchema,
  command: withdrawDoubt,
  redirectTo: toPage,
});
