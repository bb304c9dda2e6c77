import * as z from "zod";
import { CATEGORY_CODES } from "@/lib/domain/suggestions/labels";

/** What lists of screened suggestions are narrowed by. */
export const screenedListSchema = z.object({
  category: z.enum(CATEGORY_CODES).optional().catch(undefined),
  regionCode: z
    .string()
    .regex(/^\d{6,12}$/)
    .optional()
    .catch(undefined),
  /** Only those that no topic has taken up yet. */
  isFree: z.boolean().default(true).catch(true),
  page: z.coerce.number().int().min(1).max(1000).catch(1),
});

export type ScreenedListInput = z.infer<typeof screenedListSchema>;
