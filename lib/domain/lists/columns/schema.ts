import * as z from "zod";

/** What somebody says the unknown columns of a previewed sheet are. */
export const settleColumnsSchema = z.object({
  previewId: z.uuid(),
  /** The form, by the words of its heads. */
  signature: z.string().regex(/^[0-9a-f]{64}$/, { error: "表头标识不正确，请重新上传" }),
  /** By the words of the column's head: a field, or `skip`. */
  columns: z
    .record(z.string().max(200), z.string().regex(/^[a-zA-Z]{1,40}$/))
    .refine((all) => Object.keys(all).length > 0, { error: "请至少说明一列" })
    .refine((all) => Object.keys(all).length <= 120, { error: "列数过多" }),
  key: z.uuid().optional(),
});

export type SettleColumnsInput = z.infer<typeof settleColumnsSchema>;
