"use server";

import { defineAction } from "@/lib/access/action";
import { dropStep, setStep } from "./commands";
import { dropStepSchema, setStepSchema } from "./schema";

export const setStepAction = defineAction({
  name: "escalation.set",
  schema: setStepSchema,
  command: setStep,
  redirectTo: () => "/desk/supervision/orders/steps?done=set",
});

export const dropStepAction = defineAction({
  name: "escalation.drop",
  schema: dropStepSchema,
  command: dropStep,
  redirectTo: () => "/desk/supervision/orders/steps?done=dropped",
});
