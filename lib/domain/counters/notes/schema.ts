import * as z from "zod";
import { isRealDay } from "@/lib/shared/dates";
import { textSchema } from "@/lib/shared/text";

const regionCode = z.string().regex(/^(\d{6}|\d{9})$/, { error: "请从驾驶舱打开本页后再填写" });
const key = z.uuid({ error: "操作编号不正确，请刷新页面后重试" });
const noteId = z.uuid({ error: "说明编号不正确，请刷新页面" });
const version = z.coerce.number({ error: "页面已过期，请刷新后重试" }).int().min(1);
const content = {
  onDay: z
    .string({ error: "请选择日期" })
    .refine(isRealDay, { error: "请选择日期，例如 2026-04-15" }),
  text: textSchema({ max: 60 }),
  carrierCode: z
    .string()
    .regex(/^[a-z-]{0,40}$/, { error: "请重新选择载体" })
    .optional()
    .transform((code) => code || null),
};

/** A remark to be put on a trend. */
export const addNoteSchema = z.object({ regionCode, ...content, key });

/** A remark as it shall read, and as it was shown. */
export const editNoteSchema = z.object({ noteId, version, ...content, key });

/** The remark to be taken off a trend. */
export const removeNoteSchema = z.object({ noteId, version, key });

/** The remark that the page of remarks opens for editing. */
export const notesPageSchema = z.object({
  edit: z.uuid().optional().catch(undefined),
  year: z.coerce.number().int().min(2000).max(2100).optional().catch(undefined),
});

/** A remark, checked. */
export type AddNoteInput = z.infer<typeof addNoteSchema>;
/** A changed remark, checked. */
export type EditNoteInput = z.infer<typeof editNoteSchema>;
/** A removal, checked. */
export type RemoveNoteInput = z.infer<typeof removeNoteSchema>;
