import * as z from "zod";
import { RETURN_FIELDS, type ReturnField } from "@/lib/domain/reviews/labels";
import { textSchema } from "@/lib/shared/text";

const fields = Object.keys(RETURN_FIELDS) as [ReturnField, ...ReturnField[]];
const said = {
  field: z.enum(["", ...fields], { error: "请选择针对哪一部分" }).transform((part) => part || null),
  text: textSchema({ max: 120 }),
};
const one = {
  id: z.uuid({ error: "原因编号不正确，请刷新页面" }),
  version: z.coerce.number().int().min(1),
};

/** A reason to add to those of a region's office. */
export const reasonSchema = z.object({
  regionCode: z.string().regex(/^\d{6}$/, { error: "没有这个地区，请刷新页面" }),
  ...said,
});
/** Another wording, or another part. */
export const reasonChangeSchema = z.object({ ...one, ...said });
/** One place up in the order. */
export const reasonMoveSchema = z.object(one);
/** Away with it. */
export const reasonRemovalSchema = z.object(one);

/** A reason, checked. */
export type ReasonInput = z.infer<typeof reasonSchema>;
/** A change, checked. */
export type ReasonChangeInput = z.infer<typeof reasonChangeSchema>;
/** A move or a removal, checked. */
export type ReasonChoiceInput = z.infer<typeof reasonMoveSchema>;
