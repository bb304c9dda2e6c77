"use server";

import { defineAction } from "@/lib/access/action";
import { answerSignal } from "@/lib/domain/sites/signals/commands";
import { answerSignalSchema } from "@/lib/domain/sites/signals/schema";

export const answerSignalAction = defineAction({
  name: "site.answer_signal",
  schema: answerSignalSchema,
  command: answerSignal,
  redirectTo: ({ siteId }) => `/desk/sites/${siteId}`,
});
