import * as z from "zod";
import { textSchema } from "@/lib/shared/text";

const STATUSES = [
  "recommended",
  "self_evaluated",
  "verified",
  "publicised",
  "named",
  "cultivating",
  "rechecking",
  "kept",
  "rectifying",
  "withdrawn",
  "declined",
] as const;

/** What narrows the register; what cannot be read is left out. */
export const siteRegisterSchema = z.object({
  view: z.enum(["all", "waiting", "signals"]).catch("all"),
  status: z.enum(STATUSES).optional().catch(undefined),
  kind: z
    .enum(["demonstration", "model_village", "contact_point", "demo_village"])
    .optional()
    .catch(undefined),
  level: z.enum(["province", "city", "county"]).optional().catch(undefined),
  carrier: z
    .string()
    .regex(/^[a-z-]{1,40}$/)
    .optional()
    .catch(undefined),
  city: z
    .string()
    .regex(/^\d{6}$/)
    .optional()
    .catch(undefined),
  q: textSchema({ max: 40, optional: true }).default("").catch(""),
  page: z.coerce.number().int().min(1).max(1000).catch(1),
});

export type SiteRegisterFilter = z.infer<typeof siteRegisterSchema>;
