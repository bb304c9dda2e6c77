import * as z from "zod";
import { measureSchema } from "@/lib/domain/counters/codes/schema";
import { dashboardRegionSchema } from "@/lib/domain/counters/schema";

/** What the address of an opened figure says besides the filter of a dashboard. */
export const explainedSchema = z
  .object({
    measure: measureSchema.catch("completion"),
    region: dashboardRegionSchema.optional(),
    own: z.stringbool().optional().catch(undefined),
    organisation: z.uuid().optional(),
    task: z.uuid().optional(),
  })
  .refine(({ region, organisation }) => region ?? organisation)
  .refine(({ measure, task }) => measure !== "value" || task);
