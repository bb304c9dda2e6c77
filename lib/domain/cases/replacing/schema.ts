import * as z from "zod";
import { caseReasonSchema } from "@/lib/domain/cases/schema";

/** Another assessor for one who cannot assess, with the reason. */
export const replaceAssessorSchema = caseReasonSchema.extend({
  ordinal: z.coerce.number({ error: "请刷新页面" }).int().min(1).max(3),
});

/** Those who were drawn and did not assess, as the case keeps them. */
export const replacedSchema = z.array(
  z.object({ accountId: z.string(), name: z.string(), reason: z.string() }),
);

export type ReplaceAssessorInput = z.infer<typeof replaceAssessorSchema>;
export type Replaced = z.infer<typeof replacedSchema>[number];
