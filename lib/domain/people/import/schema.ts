import * as z from "zod";

const LARGEST = 3 * 1024 * 1024;

/** An .xlsx of people; what is inside is checked by its content later. */
export const previewAccountsSchema = z.object({
  file: z
    .instanceof(File, { error: "请选择 Excel 文件" })
    .refine((file) => file.size > 0, { error: "请选择文件；所选文件是空的" })
    .refine((file) => file.size <= LARGEST, { error: "文件超过 3 MB，请分成几个文件导入" }),
});

export const commitAccountsSchema = z.object({
  previewId: z.uuid({ error: "没有找到该次导入，请重新上传" }),
});

export type PreviewAccountsInput = z.infer<typeof previewAccountsSchema>;
export type CommitAccountsInput = z.infer<typeof commitAccountsSchema>;
