import * as z from "zod";
import { dashboardFilterSchema } from "@/lib/domain/counters/schema";
import { MOVEMENTS } from "./types";

const { year, carrier, level, lead } = dashboardFilterSchema.shape;

/** The address of a page of changes; what cannot be read is left out. */
export const changesSchema = z.object({
  year,
  carrier,
  level,
  lead,
  from: z.iso.date().optional().catch(undefined),
  to: z.iso.date().optional().catch(undefined),
  move: z.enum(MOVEMENTS).optional().catch(undefined),
  place: z
    .string()
    .regex(/^([0-9a-f-]{36}|\d{6}|\d{9}|own)$/)
    .optional()
    .catch(undefined),
  cursor: z
    .string()
    .regex(/^\d{1,18}$/)
    .optional()
    .catch(undefined),
});
