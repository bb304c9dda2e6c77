import * as z from "zod";

const CARRIER = /^[a-z][a-z0-9-]{0,39}$/;

/** Whose draft of which year, about which carriers; none means all. */
export const draftSchema = z.object({
  organisationId: z.uuid({ error: "没有找到该单位" }),
  year: z.coerce.number({ error: "请选择年度" }).int().min(2020).max(2100),
  carriers: z
    .union([
      z.array(z.string().regex(CARRIER)),
      z
        .string()
        .regex(CARRIER)
        .transform((one) => [one]),
    ])
    .default([])
    .refine((all) => all.length <= 20, { error: "最多选择 20 个载体" }),
});

export type DraftInput = z.infer<typeof draftSchema>;
