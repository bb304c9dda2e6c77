"use server";

import { defineAction } from "@/lib/access/action";
import { finishMeasure, planMeasure } from "@/lib/domain/sites/cultivation/commands";
import { finishMeasureSchema, planMeasureSchema } from "@/lib/domain/sites/cultivation/schema";

const page = ({ siteId }: { siteId: string }) => `/desk/sites/${siteId}`;

export const planMeasureAction = defineAction({
  name: "site.plan_measure",
  schema: planMeasureSchema,
  command: planMeasure,
  redirectTo: page,
});

export const finishMeasureAction = defineAction({
  name: "site.finish_measure",
  schema: finishMeasureSchema,
  command: finishMeasure,
  redirectTo: page,
});
