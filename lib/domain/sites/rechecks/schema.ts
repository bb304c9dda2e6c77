import * as z from "zod";
import { daySchema, siteStepFields } from "@/lib/domain/sites/evaluations/schema";
import { textSchema } from "@/lib/shared/text";

/** Beginning the re-check of one site. */
export const startRecheckSchema = z.object({ ...siteStepFields, recheckDueOn: daySchema });

/** Beginning the re-checks of a level: all that are due, and a share of the others. */
export const drawSchema = z.object({
  regionCode: z.string().regex(/^\d{6}$/, { error: "请选择地区" }),
  share: z.coerce
    .number({ error: "请填写比例" })
    .int({ error: "请填写整数" })
    .min(0, { error: "比例在 0 到 100 之间" })
    .max(100, { error: "比例在 0 到 100 之间" }),
  dueOn: daySchema,
  key: z.uuid().optional(),
});

/** The conclusion of a re-check, or of putting right. */
export const decideRecheckSchema = z.object({
  ...siteStepFields,
  result: z.enum(["keep", "rectify", "withdraw"], { error: "请选择结论" }),
  checkedOn: daySchema,
  checkers: textSchema({ max: 100 }),
  words: textSchema({ max: 500 }),
  rectifyUntil: z
    .union([z.literal(""), daySchema])
    .optional()
    .transform((day) => day || null),
  announce: z.literal("on").optional(),
});

export type StartRecheckInput = z.infer<typeof startRecheckSchema>;
export type DrawInput = z.infer<typeof drawSchema>;
export type DecideRecheckInput = z.infer<typeof decideRecheckSchema>;
