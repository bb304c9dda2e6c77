import * as z from "zod";
import { durationWords, seasonWords, suitedWords } from "@/lib/domain/routes/labels";

const among = (words: Record<string, string>) =>
  z
    .string()
    .refine((code) => code in words)
    .optional()
    .catch(undefined);

/** What a visitor narrows the routes by. */
export const routeFilterSchema = z.object({
  city: z
    .string()
    .regex(/^\d{6}$/)
    .optional()
    .catch(undefined),
  season: among(seasonWords),
  suited: among(suitedWords),
  duration: among(durationWords),
  accessible: z.literal("1").optional().catch(undefined),
  page: z.coerce.number().int().min(1).max(200).catch(1),
});

export type RouteFilter = z.infer<typeof routeFilterSchema>;
