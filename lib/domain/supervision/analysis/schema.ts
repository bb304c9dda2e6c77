import * as z from "zod";

const regionCode = z.string().regex(/^(\d{6}|\d{9})$/);

/** What 综合分析 is narrowed to; what cannot be read is left out. */
export const analysisFilterSchema = z.object({
  region: regionCode.optional().catch(undefined),
  year: z.coerce.number().int().min(2000).max(2100).optional().catch(undefined),
  period: z.enum(["year", "q1", "q2", "q3", "q4", "to_date"]).default("year").catch("year"),
  carrier: z
    .string()
    .regex(/^[a-z][a-z0-9-]{0,39}$/)
    .optional()
    .catch(undefined),
  level: z
    .enum(["province", "city", "county", "township", "village", "unit"])
    .optional()
    .catch(undefined),
  lead: z.uuid().optional().catch(undefined),
});

/** A filter, checked. */
export type AnalysisFilter = z.infer<typeof analysisFilterSchema>;
