"use server";

import { defineAction } from "@/lib/access/action";
import { answerGuard, prefillTask } from "@/lib/domain/guard/commands";
import { answerGuardSchema, prefillSchema } from "@/lib/domain/guard/schema";

const toGuard = ({ listId }: { listId: string }) => `/desk/lists/${listId}#guard`;

export const answerGuardAction = defineAction({
  name: "guard.answer",
  schema: answerGuardSchema,
  command: answerGuard,
  redirectTo: toGuard,
});

export const prefillTaskAction = defineAction({
  name: "guard.prefill",
  schema: prefillSchema,
  command: prefillTask,
  redirectTo: toGuard,
});
