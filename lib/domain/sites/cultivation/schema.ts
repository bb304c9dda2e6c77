import * as z from "zod";
import { daySchema, siteStepFields } from "@/lib/domain/sites/evaluations/schema";
import { textSchema } from "@/lib/shared/text";

/** What is done for a site, until when, with whose help; the first one begins the cultivation. */
export const planMeasureSchema = z.object({
  ...siteStepFields,
  measure: textSchema({ max: 300 }),
  helper: textSchema({ max: 60 }),
  measureDueOn: daySchema,
});

/** What came of it. */
export const finishMeasureSchema = z.object({
  siteId: siteStepFields.siteId,
  measureId: z.uuid({ error: "请选择措施" }),
  measureResult: textSchema({ max: 500 }),
});

export type PlanMeasureInput = z.infer<typeof planMeasureSchema>;
export type FinishMeasureInput = z.infer<typeof finishMeasureSchema>;
