import * as z from "zod";

const MOST_BYTES = 5 * 1024 * 1024;

/** A table of venues as Excel or CSV; handed in at once where that is wished. */
export const importVenuesSchema = z.object({
  file: z
    .instanceof(File, { error: "请选择一个 Excel 或 CSV 文件" })
    .refine((file) => file.size > 0, { error: "请选择一个 Excel 或 CSV 文件" })
    .refine((file) => file.size <= MOST_BYTES, { error: "文件超过 5 MB，请分成几个文件" }),
  submit: z
    .literal("on")
    .optional()
    .transform((tick) => tick === "on"),
});

export type ImportVenuesInput = z.infer<typeof importVenuesSchema>;
