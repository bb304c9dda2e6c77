import * as z from "zod";
import { SITE_KINDS } from "@/lib/domain/sites/content/schema";

const code = z
  .string()
  .regex(/^\d{6}$/)
  .optional()
  .catch(undefined);
const tick = z
  .string()
  .optional()
  .catch(undefined)
  .transform((value) => (value === "1" ? true : undefined));

/** Filters of the public list of sites as they stand in the address; what is unknown is left out. */
export const siteBrowsingSchema = z.object({
  /** A child of the host's region: a city, or a county where the host is a city. */
  city: code,
  carrier: z
    .string()
    .regex(/^[a-z_-]{1,40}$/)
    .optional()
    .catch(undefined),
  level: z.enum(["province", "city", "county"]).optional().catch(undefined),
  kind: z.enum(SITE_KINDS).optional().catch(undefined),
  accessible: tick,
  bookings: tick,
  words: z
    .string()
    .max(40)
    .transform((words) => words.trim() || undefined)
    .optional()
    .catch(undefined),
  page: z.coerce.number().int().min(1).max(1000).catch(1),
});

export type SiteBrowsing = z.infer<typeof siteBrowsingSchema>;

/** A site's facets, as lists filter by them; an older copy may lack one. */
export const siteFacetsSchema = z.object({
  siteKind: z.enum(SITE_KINDS).catch("reported"),
  level: z.enum(["province", "city", "county"]).nullable().catch(null),
  accessible: z.boolean().catch(false),
  acceptsBookings: z.boolean().catch(false),
  isNamed: z.boolean().catch(false),
});
