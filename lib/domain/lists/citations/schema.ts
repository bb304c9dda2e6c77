import * as z from "zod";

const CLAUSES = 20;

/** The clauses that a task carries out, in place of those before. */
export const citeClausesSchema = z.object({
  taskId: z.uuid({ error: "没有这项任务，请从清单重新打开" }),
  clauseIds: z
    .union([z.array(z.uuid()), z.uuid().transform((one) => [one])])
    .default([])
    .transform((ids) => [...new Set(ids)])
    .refine((ids) => ids.length <= CLAUSES, { error: `一项任务最多引用 ${CLAUSES} 条` }),
  key: z.uuid().optional(),
});

export type CiteClausesInput = z.infer<typeof citeClausesSchema>;
