import * as z from "zod";
import { textSchema } from "@/lib/shared/text";

/** Freezing the figures of a region: of a quarter, or of the year so far. */
export const freezeSchema = z.object({
  regionCode: z.string().regex(/^\d{6}$/, { error: "请选择地区" }),
  year: z.coerce.number({ error: "请填写年份" }).int().min(2020).max(2100),
  quarter: z
    .union([z.literal(""), z.coerce.number().int().min(1).max(4)])
    .transform((value) => (value === "" ? null : value))
    .default(null),
  title: textSchema({ max: 80 }),
  key: z.uuid().optional(),
});

/** Releasing an edition in the version that was shown. */
export const releaseSchema = z.object({
  editionId: z.uuid(),
  version: z.coerce.number().int().min(1),
  key: z.uuid().optional(),
});

export type FreezeInput = z.infer<typeof freezeSchema>;
export type ReleaseInput = z.infer<typeof releaseSchema>;
