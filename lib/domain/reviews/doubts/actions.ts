"use server";

import { defineAction } from "@/lib/access/action";
import { answerDoubt, forwardDoubt, withdrawDoubt } from "./commands";
import { doubtAnswerSchema, doubtSchema, doubtWithdrawalSchema } from "./schema";

const toPage = () => "/desk/reviews/doubts";

/** Forwards a report for checking. */
export const forwardDoubtAction = defineAction({
  name: "doubt.forward",
  schema: doubtSchema,
  command: forwardDoubt,
  redirectTo: toPage,
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
