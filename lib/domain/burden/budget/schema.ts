import * as z from "zod";
import { levelSchema } from "@/lib/domain/imports/schema";

/** The most minutes a quarter that a budget may name. */
export const BUDGET_MAX = 10_000;

const WRONG = `请填写 0 到 ${BUDGET_MAX} 的整数，不设预算的留空`;

const minutesSchema = z
  .string({ error: WRONG })
  .trim()
  .refine((text) => text === "" || (/^\d{1,5}$/.test(text) && Number(text) <= BUDGET_MAX), {
    error: WRONG,
  })
  .transform((text) => (text === "" ? null : Number(text)));

/** Budgets by level; empty minutes take one away. Versions are those that were seen, 0 for none yet. */
const budgetsSchema = z.object({
  regionCode: z.string().regex(/^\d{6}$/),
  year: z.coerce.number().int().min(2020).max(2100),
  minutes: z.partialRecord(levelSchema, minutesSchema),
  versions: z.partialRecord(levelSchema, z.coerce.number().int().min(0)),
  key: z.uuid().optional(),
});

function under(prefix: string, sent: object): Record<string, unknown> {
  const entries = Object.entries(sent).filter(([name]) => name.startsWith(prefix));
  return Object.fromEntries(entries.map(([name, value]) => [name.slice(prefix.length), value]));
}

/** As a form sends them: `minutes-village`, `version-village` and so on. */
export const setBudgetsSchema = z.preprocess((sent) => {
  if (typeof sent !== "object" || sent === null || "minutes" in sent) return sent;
  return { ...sent, minutes: under("minutes-", sent), versions: under("version-", sent) };
}, budgetsSchema);

/** Which budgets a page shows. */
export const budgetFilterSchema = z.object({
  region: z
    .string()
    .regex(/^\d{6}$/)
    .optional()
    .catch(undefined),
  year: z.coerce.number().int().min(2020).max(2100).optional().catch(undefined),
});

export type SetBudgetsInput = z.infer<typeof budgetsSchema>;
export type BudgetFilter = z.infer<typeof budgetFilterSchema>;
