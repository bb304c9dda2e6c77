import * as z from "zod";

/** Which grid an address names; without a task there is none yet. */
export const gridSchema = z
  .object({
    task: z.uuid(),
    year: z.coerce.number().int().min(2020).max(2100),
    period: z.coerce.number().int().min(1).max(12),
    after: z.string().max(200).optional().catch(undefined),
  })
  .transform(({ task, ...rest }) => ({ rootTaskId: task, ...rest }));
