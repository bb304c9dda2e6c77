import * as z from "zod";
import { PUBLICATION_KINDS } from "@/lib/domain/publications/types";
import { textSchema } from "@/lib/shared/text";

const ticked = z
  .literal("on")
  .optional()
  .transform((value) => value === "on");

const intervalDays = z
  .string()
  .trim()
  .default("")
  .refine((text) => text === "" || /^\d{1,3}$/.test(text), {
    error: "请填写 1 到 730 的整数，或留空",
  })
  .transform((text) => (text === "" ? null : Number(text)))
  .refine((days) => days === null || (days >= 1 && days <= 730), {
    error: "请填写 1 到 730 的整数，或留空",
  });

const code = z
  .string()
  .trim()
  .regex(/^[a-z][a-z0-9-]{0,30}$/, {
    error: "用小写字母开头，只含小写字母、数字和短横，例如 local-news",
  });

const words = {
  name: textSchema({ max: 20 }),
  note: textSchema({ max: 60, optional: true }).default(""),
  intervalDays,
  needsSource: ticked,
};

/** A new column for news or notices, or a kind of public content that is watched from now on. */
export const addColumnSchema = z.object({
  code,
  kind: z.enum(PUBLICATION_KINDS, { error: "请选择栏目放什么内容" }),
  ...words,
});

/** Changing a column in the version that was shown; a closed one takes nothing new. */
export const changeColumnSchema = z.object({
  columnCode: code,
  version: z.coerce.number().int().min(1),
  isOpen: ticked,
  ...words,
});

export type AddColumnInput = z.infer<typeof addColumnSchema>;
export type ChangeColumnInput = z.infer<typeof changeColumnSchema>;
