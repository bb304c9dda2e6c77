import * as z from "zod";

/** Which measurements a page shows. */
export const measuredFilterSchema = z.object({
  year: z.coerce.number().int().min(2020).max(2100).optional().catch(undefined),
  quarter: z.coerce.number().int().min(1).max(4).optional().catch(undefined),
});

export type MeasuredFilter = z.infer<typeof measuredFilterSchema>;
