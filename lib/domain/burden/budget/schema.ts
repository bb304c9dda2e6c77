import * as z from "zod";
import { levelSchema } from "@/lib/domain/imports/schema";

/** The most minutes a quarter that a budget may name. */
export const BUDGET_MAX = 10_000;

const WRONG = `请填写 0 到 ${BUDGET_MAX} 的整数，不设预算的留空`;

/** A level's budget; empty minutes take it away again. Version 0 sets it for the first time. */
export const setBudgetSchema = z.object({
  regionCode: z.string().regex(/^\d{6}$/),
  year: z.coerce.number().int().min(2020).max(2100),
  level: levelSchema,
  minutes: z
    .string({ error: WRONG })
    .trim()
    .refine((text) => text === "" || (/^\d{1,5}$/.test(text) && Number(text) <= BUDGET_MAX), {
      error: WRONG,
    })
    .transform((text) => (text === "" ? null : Number(text))),
  version: z.coerce.number().int().min(0),
  key: z.uuid().optional(),
});

/** Which budgets a page shows. */
export const budgetFilterSchema = z.object({
  region: z
    .string()
    .regex(/^\d{6}$/)
    .optional()
    .catch(undefined),
  year: z.coerce.number().int().min(2020).max(2100).optional().catch(undefined),
});

export type SetBudgetInput = z.infer<typeof setBudgetSchema>;
export type BudgetFilter = z.infer<typeof budgetFilterSchema>;
