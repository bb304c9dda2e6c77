import * as z from "zod";
import { textSchema } from "@/lib/shared/text";

/** Further pages than this are not leafed through: another word finds sooner. */
export const LAST_PAGE = 20;

/** A search as an address has it; what cannot be read is an empty search, the first page, all kinds. */
export const staffSearchSchema = z.object({
  q: textSchema({ max: 100, optional: true }).catch("").default(""),
  group: z.enum(["task", "organisation", "report"]).optional().catch(undefined),
  page: z.coerce.number().int().min(1).max(LAST_PAGE).catch(1).default(1),
});

/** What is searched for. */
export type StaffSearch = z.infer<typeof staffSearchSchema>;
