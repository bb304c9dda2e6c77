import * as z from "zod";
import { reasonsSettingSchema } from "@/lib/domain/ratings/schema";
import { textSchema } from "@/lib/shared/text";

const MOST = 12;
const LONGEST = 20;

/** Short reasons, one a line; none of them means the usual ones. */
const reasons = textSchema({ max: 400, optional: true })
  .default("")
  .transform((text) => text.split("\n").flatMap((line) => line.trim() || []))
  .refine((lines) => lines.length <= MOST, { error: `最多 ${MOST} 条，请精简` })
  .refine((lines) => lines.every((line) => line.length <= LONGEST), {
    error: `每条最多 ${LONGEST} 个字，一行写一条`,
  })
  .refine((lines) => new Set(lines).size === lines.length, { error: "有重复的，请删去" });

/** The reasons that rating forms offer, by what is rated. */
export const saveReasonsSchema = z.object({
  visit: reasons,
  tour: reasons,
  suggestion: reasons,
  topic: reasons,
  seen: z.string({ error: "请刷新页面" }).max(40),
});

/** The setting as it is stored. */
export const storedReasonsSchema = reasonsSettingSchema;

export type SaveReasonsInput = z.output<typeof saveReasonsSchema>;
export type StoredReasons = z.infer<typeof storedReasonsSchema>;
