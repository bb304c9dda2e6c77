import * as z from "zod";
import { textSchema } from "@/lib/shared/text";

const MOST_TAGS = 12;
const LONGEST_TAG = 16;

function wordsOf(text: string): string[] {
  return text
    .split(/[\n、，,;；]+/)
    .map((word) => word.trim())
    .filter((word) => word.length > 0);
}

/** The tags of a region's office, one on each line. */
export const chooseTagsSchema = z.object({
  regionCode: z.string().regex(/^\d{6}$/, { error: "请选择地区" }),
  version: z.coerce.number().int().min(0),
  tags: textSchema({ max: 400 })
    .transform(wordsOf)
    .refine((all) => all.length > 0, { error: "请至少填写一个标签" })
    .refine((all) => all.length <= MOST_TAGS, { error: `最多 ${MOST_TAGS} 个标签` })
    .refine((all) => all.every((word) => word.length <= LONGEST_TAG), {
      error: `每个标签最多 ${LONGEST_TAG} 个字`,
    })
    .refine((all) => new Set(all).size === all.length, { error: "标签重复，请删去一个" }),
  key: z.uuid().optional(),
});

export type ChooseTagsInput = z.infer<typeof chooseTagsSchema>;
