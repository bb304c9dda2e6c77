import * as z from "zod";
import { sourceSchema } from "@/lib/domain/imports/schema";

/** Which fields of the catalogue a page shows. */
export const catalogueFilterSchema = z.object({
  q: z.string().trim().max(100).catch("").default(""),
  year: z.coerce.number().int().min(2020).max(2100).optional().catch(undefined),
  source: sourceSchema.optional().catch(undefined),
  page: z.coerce.number().int().min(1).max(10_000).catch(1).default(1),
});

export type CatalogueFilter = z.infer<typeof catalogueFilterSchema>;
