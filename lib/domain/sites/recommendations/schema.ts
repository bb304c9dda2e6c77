import * as z from "zod";
import { siteStepFields } from "@/lib/domain/sites/evaluations/schema";
import { textSchema } from "@/lib/shared/text";

/** Recommending an organisation as a demonstration site. */
export const recommendSchema = z.object({
  organisationId: z.uuid({ error: "请选择建设单位" }),
  kind: z.enum(["demonstration", "model_village", "contact_point", "demo_village"], {
    error: "请选择种类",
  }),
  carrierCode: z.string().regex(/^[a-z-]{1,40}$/, { error: "请选择载体" }),
  level: z.enum(["province", "city", "county"], { error: "请选择申报级别" }),
  name: textSchema({ max: 60 }),
  grounds: textSchema({ max: 1000 }),
  key: z.uuid().optional(),
});

/** Declining a site before it is named, with the reason. */
export const declineSchema = z.object({ ...siteStepFields, reason: textSchema({ max: 300 }) });

/** Finding the organisation to recommend. */
export const choiceFilterSchema = z.object({
  q: textSchema({ max: 40, optional: true }).default("").catch(""),
  unit: z.uuid().optional().catch(undefined),
});

export type RecommendInput = z.infer<typeof recommendSchema>;
export type DeclineInput = z.infer<typeof declineSchema>;
