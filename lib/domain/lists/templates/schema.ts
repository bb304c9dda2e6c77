import * as z from "zod";
import { textSchema } from "@/lib/shared/text";

const kindSchema = z.enum(["task", "responsibility"]);
const originSchema = z.enum(["last_year", "example", "public", "blank"]);
const yearSchema = z.coerce.number().int().min(2020).max(2100);
/** 420600:school, or 420600:coordination for the office's own list. */
const placeSchema = z.string().regex(/^\d{6}:[a-z][a-z0-9-]{0,39}$/, { error: "请选择地区和载体" });
const templateSchema = z.string().regex(/^[a-z0-9-]{1,60}$/);

/** What is chosen so far, as the address of the page says it. */
export const startQuerySchema = z.object({
  kind: kindSchema.catch("task"),
  place: placeSchema.optional().catch(undefined),
  year: yearSchema.optional().catch(undefined),
  origin: originSchema.optional().catch(undefined),
  region: z
    .string()
    .regex(/^\d{6}$/)
    .optional()
    .catch(undefined),
  template: templateSchema.optional().catch(undefined),
});

/** Beginning a list: what it is, where it begins, and which entries are taken over. */
export const startListSchema = z.object({
  kind: kindSchema,
  place: placeSchema,
  year: yearSchema,
  title: textSchema({ max: 80 }),
  origin: originSchema,
  template: templateSchema.optional(),
  entries: z
    .union([z.array(z.uuid()), z.uuid().transform((one) => [one])])
    .default([])
    .refine((all) => all.length <= 1000, { error: "一份清单最多带入 1000 条" }),
  key: z.uuid().optional(),
});

export type StartQuery = z.infer<typeof startQuerySchema>;
export type StartListInput = z.infer<typeof startListSchema>;
