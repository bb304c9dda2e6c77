import * as z from "zod";
import { isRealDay } from "@/lib/shared/dates";
import { textSchema } from "@/lib/shared/text";

const regionCodeSchema = z.string().regex(/^\d{6}$/);
const yearSchema = z.coerce.number().int().min(2020).max(2100);
const keySchema = z.uuid().optional();
const ruleSchema = z.enum(["keep", "carry", "cancel", "freeze"], { error: "请选择怎样处理" });
const manySchema = <Item extends z.ZodType<string>>(item: Item) =>
  z.union([z.array(item), item.transform((one) => [one])]).default([]);

/** A region's year as an address names it. */
export const yearQuerySchema = z.object({
  region: regionCodeSchema.optional().catch(undefined),
  year: yearSchema.optional().catch(undefined),
});

/** A region's year as the parts of an address; what is none names no region. */
export const yearParamsSchema = z.object({
  regionCode: regionCodeSchema.catch(""),
  year: yearSchema.catch(2020),
});

const placeSchema = z.object({ regionCode: regionCodeSchema, year: yearSchema, key: keySchema });

/** Lists of last year of which drafts are made, by their ids. */
const draftsSchema = manySchema(z.uuid()).refine((all) => all.length <= 100, {
  error: "一次最多生成 100 份草稿",
});

/** Opening a year. */
export const openYearSchema = placeSchema.extend({ drafts: draftsSchema });

/** Closing a year: a rule for each kind of open assignment. */
export const closeYearSchema = placeSchema.extend({
  late: ruleSchema,
  upcoming: ruleSchema,
  returned: ruleSchema,
  submitted: ruleSchema,
  awaiting: ruleSchema,
  keepUntil: z
    .union([z.literal("").transform(() => undefined), z.string()])
    .optional()
    .refine((day) => day === undefined || isRealDay(day), { error: "请选择一个日期" }),
  cancelReason: textSchema({ max: 200, optional: true }).optional(),
});

/** Opening a closed year again. */
export const reopenYearSchema = placeSchema.extend({ reason: textSchema({ max: 300 }) });

/** Carrying over to the next year: drafts, and what closing chose to carry over. */
export const carryOverSchema = placeSchema.extend({
  drafts: draftsSchema,
  assignments: z.stringbool().default(false),
});

export type OpenYearInput = z.infer<typeof openYearSchema>;
export type CloseYearInput = z.infer<typeof closeYearSchema>;
export type ReopenYearInput = z.infer<typeof reopenYearSchema>;
export type CarryOverInput = z.infer<typeof carryOverSchema>;
