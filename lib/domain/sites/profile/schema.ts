import * as z from "zod";
import { textSchema } from "@/lib/shared/text";

const factSchema = z.object({
  label: textSchema({ max: 20 }),
  value: textSchema({ max: 100 }),
  href: z.url({ protocol: /^https?$/ }).optional(),
});

/** The setting `public_site`: all of it may be missing. */
export const publicProfileSchema = z.object({
  name: textSchema({ max: 40 }).optional(),
  sponsor: textSchema({ max: 60 }).optional(),
  facts: z.array(factSchema).max(12).default([]),
});
