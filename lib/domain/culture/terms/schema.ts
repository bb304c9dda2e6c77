import * as z from "zod";
import { textSchema } from "@/lib/shared/text";

/** Adding a term, or changing the words of one; a code is never changed. */
export const termSchema = z.object({
  family: z.enum(["venue_kind", "work_type", "licence", "link_host"], { error: "请选择类别" }),
  code: z
    .string({ error: "请填写代码" })
    .trim()
    .regex(/^[a-z0-9][a-z0-9._-]{0,59}$/, {
      error: "代码用小写字母、数字、点、横线，例如 calligraphy；网站填域名，例如 v.qq.com",
    }),
  name: textSchema({ max: 30 }),
  note: textSchema({ max: 60, optional: true }).default(""),
  position: z.coerce
    .number({ error: "请填写顺序号" })
    .int({ error: "顺序号请填整数" })
    .min(0, { error: "顺序号不能小于 0" })
    .max(999, { error: "顺序号最大 999" }),
  isActive: z
    .literal("on")
    .optional()
    .transform((tick) => tick === "on"),
});

export type TermInput = z.infer<typeof termSchema>;
