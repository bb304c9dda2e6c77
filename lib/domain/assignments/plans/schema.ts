import * as z from "zod";

const key = z.uuid().optional();
const planId = z.uuid({ error: "方案编号不正确，请刷新页面" });
const version = z.coerce.number().int().min(1, { error: "页面已过期，请刷新后重试" });
const text = (most: number) =>
  z
    .string()
    .trim()
    .normalize("NFC")
    .max(most, { error: `不超过 ${most} 个字` })
    .default("");

/** Beginning a plan for a carrier; an empty carrier is coordination. */
export const startPlanSchema = z.object({
  carrierCode: z
    .union([z.literal(""), z.string().regex(/^[a-z][a-z0-9-]{0,39}$/)])
    .transform((code) => code || null),
  key,
});

/** An item of a plan, new without `itemId`; a draft may be incomplete. */
export const savePlanItemSchema = z.object({
  ...{ planId, version, key },
  itemId: z.uuid().optional(),
  work: text(300).refine((work) => work !== "", { error: "请写明做什么" }),
  responsibility: text(200),
  milestones: text(300),
  safeguards: text(500),
});

/** Taking an item away. */
export const removePlanItemSchema = z.object({ planId, version, itemId: z.uuid(), key });

/** Filing a plan as it was shown. */
export const filePlanSchema = z.object({ planId, version, key });

/** A beginning, checked. */
export type StartPlanInput = z.infer<typeof startPlanSchema>;
/** An item, checked. */
export type SavePlanItemInput = z.infer<typeof savePlanItemSchema>;
/** A removal, checked. */
export type RemovePlanItemInput = z.infer<typeof removePlanItemSchema>;
/** A filing, checked. */
export type FilePlanInput = z.infer<typeof filePlanSchema>;
