import * as z from "zod";
import { isRealDay } from "@/lib/shared/dates";

/** A visitor's day and beginning from the address; what is not understood is left out. */
export const planSchema = z.object({
  day: z.string().refine(isRealDay).optional().catch(undefined),
  start: z
    .string()
    .regex(/^([01]\d|2[0-3]):[0-5]\d$/)
    .optional()
    .catch(undefined),
});

export type PlanInput = z.infer<typeof planSchema>;
