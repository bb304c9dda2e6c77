import * as z from "zod";

/** The code of a province, city, county (six digits) or township (nine) in an address. */
export const dashboardRegionSchema = z.string().regex(/^(\d{6}|\d{9})$/);

const currentFilter = {
  year: z.coerce.number().int().min(2000).max(2100).optional().catch(undefined),
  period: z.enum(["year", "q1", "q2", "q3", "q4", "to_date"]).optional().catch(undefined),
  carrier: z
    .string()
    .regex(/^[a-z-]{1,40}$/)
    .optional()
    .catch(undefined),
  grain: z.enum(["children", "counties"]).optional().catch(undefined),
  level: z
    .enum(["province", "city", "county", "township", "village", "unit"])
    .optional()
    .catch(undefined),
  lead: z.uuid().optional().catch(undefined),
  asOf: z.iso.date().optional().catch(undefined),
  map: z.enum(["then", "today"]).optional().catch(undefined),
  view: z.enum(["carrier", "lead", "level", "period"]).optional().catch(undefined),
  compare: z.enum(["last", "year", "peers", "region"]).optional().catch(undefined),
  /** What was typed to find the other region: a code or a part of its name. */
  with: z.string().trim().min(1).max(30).optional().catch(undefined),
};

/** A dashboard's filter as it stands in the address; what cannot be read is left out. */
export const dashboardFilterSchema = z.object(currentFilter);

/** The address of an organisation's page. */
export const organisationPageSchema = z.object({ id: z.uuid(), year: currentFilter.year });
