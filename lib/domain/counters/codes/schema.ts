import * as z from "zod";
import { periodSchema, showSchema } from "@/lib/domain/assignments/schema";

const COUNTS = showSchema.options;

/** The words of `Measure`. */
export const measureSchema = z.enum([
  ...COUNTS,
  "times_returned",
  "completion",
  "on_time",
  "value",
]);

const levelSchema = z.enum(["province", "city", "county", "township", "village", "unit"]);

/** A question as it was written down under its code. */
export const figureQuestionSchema = z.object({
  regionCode: z.string().optional(),
  year: z.number().int(),
  period: periodSchema,
  carrierCode: z.string().optional(),
  level: levelSchema.optional(),
  leadUnitId: z.uuid().optional(),
  asOf: z.iso.date().optional(),
  map: z.enum(["then", "today"]).optional(),
  measure: measureSchema,
  isOwnLevel: z.boolean().optional(),
  organisationId: z.uuid().optional(),
  rootTaskId: z.uuid().optional(),
  editionId: z.uuid().optional(),
});
