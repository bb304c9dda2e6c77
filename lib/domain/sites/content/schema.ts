import * as z from "zod";

/** What a place may be: a named one of four kinds, or one that a public report only speaks of. */
export const SITE_KINDS = [
  "demonstration",
  "model_village",
  "contact_point",
  "demo_village",
  "reported",
] as const;

/** A figure of a released edition, as it stood in it. */
export const siteResultSchema = z.object({
  label: z.string(),
  value: z.string(),
  unit: z.string(),
  editionId: z.uuid(),
  /** `2026 年第 3 期`. */
  editionLabel: z.string(),
});

/**
 * What the public page of a site shows, frozen in a publication of kind `site`. A reported place has no level
 * and no day of naming, and is never called a 示范点; `reportedAs` keeps how its report speaks of it.
 */
export const siteContentSchema = z.object({
  name: z.string(),
  siteKind: z.enum(SITE_KINDS),
  reportedAs: z.enum(["demonstration", "practice"]).nullish(),
  level: z.enum(["province", "city", "county"]).nullable(),
  namedOn: z.string().nullable(),
  /** 命名文件, as far as it is known; blank is nothing. */
  namingDocument: z.string().default(""),
  /** The organisation that builds it; blank for reported ones. */
  organisationName: z.string().default(""),
  place: z.string(),
  villageCode: z.string().nullish(),
  story: z.string(),
  practices: z.array(z.string()),
  results: z.array(siteResultSchema),
  hours: z.string(),
  address: z.string(),
  transport: z.string(),
  contactPhone: z.string().nullish(),
  accessible: z.boolean(),
  accessibleNote: z.string(),
  acceptsBookings: z.boolean(),
  /** Visitors at a time; null where it is not limited or takes no bookings. */
  capacity: z.number().int().nullable(),
  /** What reports say of it, sentence by sentence. */
  facts: z.array(z.string()),
  sourceTitle: z.string(),
});

/** The facets of a publication of kind `site`: what lists filter by. */
export interface SiteFacets {
  siteKind: SiteKind;
  level: "province" | "city" | "county" | null;
  accessible: boolean;
  acceptsBookings: boolean;
  isNamed: boolean;
}

export type SiteKind = (typeof SITE_KINDS)[number];
export type SiteContent = z.infer<typeof siteContentSchema>;
export type SiteResult = z.infer<typeof siteResultSchema>;
