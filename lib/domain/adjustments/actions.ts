"use server";

import { defineAction } from "@/lib/access/action";
import { decideAdjustment, withdrawAdjustment } from "./commands";
import { requestExtension, requestTarget, requestWeakening } from "./requests/commands";
import {
  decideAdjustmentSchema,
  requestExtensionSchema,
  requestTargetSchema,
  requestWeakeningSchema,
  withdrawAdjustmentSchema,
} from "./schema";

const page = ({ adjustmentId }: { adjustmentId: string }) => `/desk/adjustments/${adjustmentId}`;

export const requestExtensionAction = defineAction({
  name: "adjustment.request_extension",
  schema: requestExtensionSchema,
  command: requestExtension,
  redirectTo: page,
});

export const requestTargetAction = defineAction({
  name: "adjustment.request_target",
  schema: requestTargetSchema,
  command: requestTarget,
  redirectTo: page,
});

export const requestWeakeningAction = defineAction({
  name: "adjustment.request_weakening",
  schema: requestWeakeningSchema,
  command: requestWeakening,
  redirectTo: page,
});

export const decideAdjustmentAction = defineAction({
  name: "adjustment.decide",
  schema: decideAdjustmentSchema,
  command: decideAdjustment,
  redirectTo: page,
});

export const withdrawAdjustmentAction = defineAction({
  name: "adjustment.withdraw",
  schema: withdrawAdjustmentSchema,
  command: withdrawAdjustment,
  redirectTo: page,
});
