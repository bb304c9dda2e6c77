import * as z from "zod";

/** Filters of the site list as they stand in the address; what is unknown is left out. */
export const siteFilterSchema = z.object({
  city: z
    .string()
    .regex(/^\d{6}$/)
    .optional()
    .catch(undefined),
  carrier: z
    .string()
    .regex(/^[a-z-]{1,40}$/)
    .optional()
    .catch(undefined),
});

export type SiteFilter = z.infer<typeof siteFilterSchema>;

/** The id of a site or an edition in an address. */
export const publicIdSchema = z.uuid();
