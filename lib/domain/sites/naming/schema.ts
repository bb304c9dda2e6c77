import * as z from "zod";
import { daySchema, siteStepFields } from "@/lib/domain/sites/evaluations/schema";
import { textSchema } from "@/lib/shared/text";

const optionalDay = z
  .union([z.literal(""), daySchema])
  .optional()
  .transform((day) => day || null);

/** Naming a site: day and document as they are; what is not known yet stays blank. */
export const nameSchema = z.object({
  ...siteStepFields,
  namedOn: daySchema,
  document: textSchema({ max: 60, optional: true }).default(""),
  plaqueOn: optionalDay,
});

/** 文号 and plaque that became known later. */
export const completeNamingSchema = z.object({
  ...siteStepFields,
  document: textSchema({ max: 60, optional: true }).default(""),
  plaqueOn: optionalDay,
});

/** Withdrawing a named site, with the reason and, if wished, a public notice of it. */
export const withdrawSiteSchema = z.object({
  ...siteStepFields,
  reason: textSchema({ max: 300 }),
  announce: z.literal("on").optional(),
});

/** Handing over the public notice of a withdrawal. */
export const announceExitSchema = z.object({ siteId: siteStepFields.siteId });

export type AnnounceExitInput = z.infer<typeof announceExitSchema>;
export type NameInput = z.infer<typeof nameSchema>;
export type CompleteNamingInput = z.infer<typeof completeNamingSchema>;
export type WithdrawSiteInput = z.infer<typeof withdrawSiteSchema>;
