import * as z from "zod";
import { textSchema } from "@/lib/shared/text";

const blankAsNull = (code: string | undefined) => code || null;

/** A new revision of a checklist. */
export const setChecklistSchema = z.object({
  regionCode: z.string().regex(/^\d{6}$/, { error: "请选择地区" }),
  carrierCode: z
    .string()
    .regex(/^[a-z-]{0,40}$/, { error: "请选择载体" })
    .optional()
    .transform(blankAsNull),
  kind: z
    .enum(["demonstration", "model_village", "contact_point", "demo_village", ""], {
      error: "请选择种类",
    })
    .optional()
    .transform((kind) => kind || null),
  year: z.coerce
    .number({ error: "请填写年份" })
    .int({ error: "请填写四位年份" })
    .min(2020, { error: "请填写四位年份" })
    .max(2100, { error: "请填写四位年份" }),
  title: textSchema({ max: 60 }),
  items: textSchema({ max: 12_000 }),
  isExample: z.literal("on").optional(),
});

export type SetChecklistInput = z.infer<typeof setChecklistSchema>;
