import * as z from "zod";

const CARRIER = /^[a-z][a-z0-9-]{0,39}$/;

/** The chain's address; what cannot be read is left out. */
export const chainFilterSchema = z.object({
  region: z
    .string()
    .regex(/^(\d{6}|\d{9})$/)
    .optional()
    .catch(undefined),
  year: z.coerce.number().int().min(2020).max(2100).optional().catch(undefined),
  carrier: z.string().regex(CARRIER).optional().catch(undefined),
  show: z.enum(["missing", "drafting", "handed_in", "all"]).catch("missing"),
  after: z.string().max(80).optional().catch(undefined),
});

/** What of the chain a page asks for. */
export interface ChainQuery {
  regionCode: string;
  year: number;
  carrierCode?: string | undefined;
}

/** Which of its organisations are named, from which on. */
export interface EntriesQuery extends ChainQuery {
  show: "missing" | "drafting" | "handed_in" | "all";
  after?: string | undefined;
}

export type ChainFilter = z.infer<typeof chainFilterSchema>;
