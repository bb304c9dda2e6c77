import * as z from "zod";

const region = z
  .string()
  .regex(/^\d{6}(\d{3}(\d{3})?)?$/)
  .optional()
  .catch(undefined);

/** Whose coverage a page shows. */
export const coverageFilterSchema = z.object({ region });

/** Which missing venues it lists. */
export const missingFilterSchema = z.object({
  region,
  kind: z
    .string()
    .regex(/^[a-z0-9][a-z0-9._-]{0,59}$/)
    .optional()
    .catch(undefined),
  page: z.coerce.number().int().min(1).max(1000).catch(1),
});

export type CoverageFilter = z.infer<typeof coverageFilterSchema>;
export type MissingFilter = z.infer<typeof missingFilterSchema>;
