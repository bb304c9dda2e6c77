import * as z from "zod";

/** The receipts page, from its address: a list whose outstanding receipts are shown by name. */
export const receiptsSchema = z.object({
  list: z.uuid().optional().catch(undefined),
  after: z.uuid().optional().catch(undefined),
});

export type ReceiptsInput = z.infer<typeof receiptsSchema>;
