import * as z from "zod";

/** The most bytes of a Word template; one with a letterhead has some 100 kB. */
export const TEMPLATE_BYTES = 5 * 1024 * 1024;

const regionSchema = z.string().regex(/^\d{6}$/, { error: "请选择地区" });

/** A template of a region's office; what is inside is checked by its content. */
export const uploadTemplateSchema = z.object({
  regionCode: regionSchema,
  file: z
    .instanceof(File, { error: "请选择 Word 文件" })
    .refine((file) => file.size > 0, { error: "请选择文件；所选文件是空的" })
    .refine((file) => file.size <= TEMPLATE_BYTES, {
      error: "文件超过 5 MB，请压缩或删去图片后再上传",
    }),
  key: z.uuid().optional(),
});

/** Going back to the layout that holds without the region's template. */
export const removeTemplateSchema = z.object({ templateId: z.uuid(), key: z.uuid().optional() });

export type UploadTemplateInput = z.infer<typeof uploadTemplateSchema>;
export type RemoveTemplateInput = z.infer<typeof removeTemplateSchema>;
