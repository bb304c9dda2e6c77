import * as z from "zod";

const carrierCode = z
  .string()
  .regex(/^(?:[a-z][a-z0-9-]{0,39})?$/, { error: "没有这个领域，请重新选择" })
  .transform((code) => code || null);
const regionCode = z.string().regex(/^\d{6}$/, { error: "没有这个地区，请刷新页面" });
const year = z.coerce
  .number({ error: "请选择年度" })
  .int()
  .min(2020, { error: "请选择年度" })
  .max(2100, { error: "请选择年度" });

/** How many steps the reports of a carrier (none: all) have in a region and year. */
export const chainSchema = z.object({
  regionCode,
  year,
  carrierCode,
  steps: z.coerce
    .number()
    .pipe(z.union([z.literal(1), z.literal(2)], { error: "请选择一级或两级审核" })),
  /** Of the rule that stands, as it was shown; 0 where there was none. */
  version: z.coerce.number().int().min(0).default(0),
});

/** Taking a rule away: what an office above set, or one step, holds again. */
export const chainRemovalSchema = z.object({
  id: z.uuid({ error: "设置编号不正确，请刷新页面" }),
  version: z.coerce.number().int().min(1),
});

/** A chain to set, checked. */
export type ChainInput = z.infer<typeof chainSchema>;
/** A chain to take away, checked. */
export type ChainRemovalInput = z.infer<typeof chainRemovalSchema>;

/** The page's year and region, from its address; anything unreadable falls away. */
export const settingsAddressSchema = z.object({
  year: z.coerce.number().int().min(2020).max(2100).optional().catch(undefined),
  done: z.enum(["chain", "removed", "reason"]).optional().catch(undefined),
  /** The reason that is being worded anew. */
  reason: z.uuid().optional().catch(undefined),
  region: z
    .string()
    .regex(/^\d{6}$/)
    .optional()
    .catch(undefined),
});
