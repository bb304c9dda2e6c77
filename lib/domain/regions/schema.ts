import * as z from "zod";
import { textSchema } from "@/lib/shared/text";

const regionCodeSchema = z
  .string({ error: "没有找到该地区" })
  .regex(/^\d{6}(\d{3}){0,2}$/, { error: "没有找到该地区" });

export const listRegionsSchema = z.object({
  q: textSchema({ max: 60, optional: true }).catch(""),
  parent: regionCodeSchema.optional().catch(undefined),
  level: z.enum(["province", "city", "county", "township", "village"]).optional().catch(undefined),
  page: z.coerce.number().int().min(1).max(10_000).catch(1),
});

export const renameRegionSchema = z.object({
  code: regionCodeSchema,
  version: z.coerce.number().int().min(1),
  name: textSchema({ max: 40 }),
});

export type ListRegionsInput = z.infer<typeof listRegionsSchema>;
export type RenameRegionInput = z.infer<typeof renameRegionSchema>;
