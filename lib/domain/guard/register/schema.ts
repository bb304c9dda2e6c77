import * as z from "zod";
import { effectSchema } from "@/lib/domain/guard/schema";
import { levelSchema } from "@/lib/domain/imports/schema";
import { textSchema } from "@/lib/shared/text";

const WORDS_MAX = 200;

/** Words as a person types them: one a line, or parted by 、 or commas. */
const wordListSchema = z
  .string()
  .max(5000, { error: "词语太多，请删减" })
  .default("")
  .transform((text) => [
    ...new Set(
      text
        .normalize("NFC")
        .split(/[\n\r、，,；;]+/)
        .map((word) => word.trim())
        .filter(Boolean),
    ),
  ])
  .refine((words) => words.length <= WORDS_MAX, { error: `最多 ${WORDS_MAX} 个词` })
  .refine((words) => words.every((word) => [...word].length <= 40), {
    error: "每个词最多 40 个字，请一行写一个",
  });

const limitSchema = z
  .string()
  .trim()
  .default("")
  .refine((text) => text === "" || (/^\d{1,3}$/.test(text) && Number(text) <= 366), {
    error: "请填写 0 到 366 的整数，不限制的留空",
  })
  .transform((text) => (text === "" ? null : Number(text)));

const checkedSchema = z
  .union([z.literal("on"), z.boolean()])
  .optional()
  .transform((value) => value === "on" || value === true);

/** A rule as the office words it, on the version that was seen. Its check and code stay. */
export const editRuleSchema = z.object({
  code: z.string().regex(/^[a-z][a-z_]{0,39}$/),
  version: z.coerce.number().int().min(1),
  title: textSchema({ max: 40 }),
  document: textSchema({ max: 120 }),
  number: textSchema({ max: 40, optional: true }),
  text: textSchema({ max: 1000 }),
  effect: effectSchema,
  isAnswerable: checkedSchema,
  isActive: checkedSchema,
  words: wordListSchema,
  exceptions: wordListSchema,
  near: wordListSchema,
  far: wordListSchema,
  plan: wordListSchema,
  limits: z.partialRecord(levelSchema, limitSchema).default({}),
  key: z.uuid().optional(),
});

/** As a form sends it: the limits under names of their own. */
export const editRuleFormSchema = z.preprocess((sent) => {
  if (typeof sent !== "object" || sent === null || "limits" in sent) return sent;
  const limits = Object.entries(sent)
    .filter(([name]) => name.startsWith("limit-"))
    .map(([name, value]) => [name.slice("limit-".length), value]);
  return { ...sent, limits: Object.fromEntries(limits) };
}, editRuleSchema);

export type EditRuleInput = z.infer<typeof editRuleSchema>;
