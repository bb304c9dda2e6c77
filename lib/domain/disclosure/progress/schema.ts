import * as z from "zod";

const MOST_REGIONS = 4;

const list = z
  .union([z.string(), z.array(z.string())])
  .optional()
  .transform((value) => [value ?? []].flat());

/** The public progress page from its address; whatever is unusable is left out. */
export const progressSchema = z.object({
  edition: z.uuid().optional().catch(undefined),
  carrier: z
    .string()
    .regex(/^[a-z-]{1,40}$/)
    .optional()
    .catch(undefined),
  /** Regions side by side, at most four. */
  region: list
    .transform((codes) => codes.filter((code) => /^\d{6}$/.test(code)))
    .transform((codes) => [...new Set(codes)].slice(0, MOST_REGIONS)),
});

export type ProgressInput = z.infer<typeof progressSchema>;
