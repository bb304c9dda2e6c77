import * as z from "zod";

const city = z
  .string()
  .regex(/^\d{6}$/)
  .optional()
  .catch(undefined);
const code = z
  .string()
  .regex(/^[a-z0-9][a-z0-9._-]{0,59}$/)
  .optional()
  .catch(undefined);
const page = z.coerce.number().int().min(1).max(2000).catch(1);

/** What a visitor narrows venues by. */
export const publicVenueFilterSchema = z.object({
  city,
  kind: code,
  accessible: z.literal("1").optional().catch(undefined),
  page,
});

/** What a visitor narrows works by. */
export const publicWorkFilterSchema = z.object({ city, type: code, page });

/** What a visitor narrows stories and brands by. */
export const publicFamilyFilterSchema = z.object({ city, page });

/** Whose coverage the public page shows. */
export const publicCoverageSchema = z.object({ region: city });

export type PublicVenueFilter = z.infer<typeof publicVenueFilterSchema>;
export type PublicWorkFilter = z.infer<typeof publicWorkFilterSchema>;
export type PublicFamilyFilter = z.infer<typeof publicFamilyFilterSchema>;
