import * as z from "zod";

/** The words of `Show`, for URLs. */
export const showSchema = z.enum([
  "asked",
  "done",
  "done_on_time",
  "open",
  "not_started",
  "drafting",
  "submitted",
  "returned",
  "soon",
  "overdue",
  "exempted",
  "cancelled",
  "awaiting",
]);

/** The words of `PeriodFilter`, for URLs. */
export const periodSchema = z.enum(["year", "q1", "q2", "q3", "q4", "to_date"]);

const regionCodeSchema = z.string().regex(/^\d{6}$|^\d{9}$|^\d{12}$/);
const carrierCodeSchema = z.string().regex(/^[a-z][a-z0-9-]{0,39}$/);

/** A list of assignments as the URL names it; anything unreadable falls back to the plain list. */
export const assignmentFilterSchema = z.object({
  year: z.coerce.number().int().min(2020).max(2100),
  show: showSchema.catch("asked"),
  period: periodSchema.catch("year"),
  regionCode: regionCodeSchema.optional().catch(undefined),
  isOwnLevel: z.stringbool().optional().catch(undefined),
  organisationId: z.uuid().optional().catch(undefined),
  carrierCode: carrierCodeSchema.optional().catch(undefined),
  rootTaskId: z.uuid().optional().catch(undefined),
  level: z
    .enum(["province", "city", "county", "township", "village", "unit"])
    .optional()
    .catch(undefined),
  lead: z.uuid().optional().catch(undefined),
  asOf: z.iso.date().optional().catch(undefined),
  map: z.literal("today").optional().catch(undefined),
  cursor: z.string().max(400).optional().catch(undefined),
});
