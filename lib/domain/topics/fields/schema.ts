import * as z from "zod";
import { textSchema } from "@/lib/shared/text";

/** A field's name; empty while no document gives it. */
export const saveFieldSchema = z.object({
  code: z.string().regex(/^[a-z0-9-]{1,40}$/, { error: "编号不正确，请刷新页面" }),
  name: textSchema({ max: 20, optional: true }),
  isActive: z.preprocess((value) => value === "on", z.boolean()),
  /** The mark of the field as the form was opened with it. */
  seen: z.string({ error: "请刷新页面" }).max(40),
});

export type SaveFieldInput = z.output<typeof saveFieldSchema>;
