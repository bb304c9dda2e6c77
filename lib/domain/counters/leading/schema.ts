import * as z from "zod";
import { dashboardRegionSchema } from "@/lib/domain/counters/schema";

/** The address of a lead unit's page: the unit, and the region that it is looked at in. */
export const leadAddressSchema = z.object({
  id: z.uuid(),
  region: dashboardRegionSchema.optional(),
});
