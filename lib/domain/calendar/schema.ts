import * as z from "zod";
import { isRealDay } from "@/lib/shared/dates";
import { textSchema } from "@/lib/shared/text";

const daySchema = z
  .string({ error: "请填写日期" })
  .trim()
  .refine(isRealDay, { error: "日期不存在，请按 2026-10-01 的格式填写" })
  .refine((day) => day >= "2020-01-01" && day <= "2100-12-31", {
    error: "日期应在 2020 年至 2100 年之间",
  });

export const setExceptionSchema = z.object({
  date: daySchema,
  kind: z.enum(["holiday", "workday"], { error: "请选择放假或上班" }),
  name: textSchema({ max: 30 }),
});

export const removeExceptionSchema = z.object({ date: daySchema });

export const listExceptionsSchema = z.object({
  year: z.coerce.number().int().min(2020).max(2100).optional().catch(undefined),
});

export type SetExceptionInput = z.infer<typeof setExceptionSchema>;
export type RemoveExceptionInput = z.infer<typeof removeExceptionSchema>;
