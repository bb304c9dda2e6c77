"use server";

import { defineAction } from "@/lib/access/action";
import { filePlan, removePlanItem, savePlanItem, startPlan } from "./commands";
import {
  filePlanSchema,
  removePlanItemSchema,
  savePlanItemSchema,
  startPlanSchema,
} from "./schema";

const page = ({ planId }: { planId: string }) => `/desk/plans/${planId}`;

export const startPlanAction = defineAction({
  name: "plan.start",
  schema: startPlanSchema,
  command: startPlan,
  redirectTo: page,
});

export const savePlanItemAction = defineAction({
  name: "plan.save_item",
  schema: savePlanItemSchema,
  command: savePlanItem,
  redirectTo: page,
});

export const removePlanItemAction = defineAction({
  name: "plan.remove_item",
  schema: removePlanItemSchema,
  command: removePlanItem,
  redirectTo: page,
});

export const filePlanAction = defineAction({
  name: "plan.file",
  schema: filePlanSchema,
  command: filePlan,
  redirectTo: page,
});
