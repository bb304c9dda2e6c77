import * as z from "zod";
import { isRealDay } from "@/lib/shared/dates";
import { textSchema } from "@/lib/shared/text";

const day = (error: string) => z.string({ error }).refine(isRealDay, { error });

/** Appointing a colleague for a time. */
export const appointmentSchema = z
  .object({
    toAccountId: z.uuid({ error: "请选择由谁代理" }),
    validFrom: day("请选择开始日期"),
    validTo: day("请选择结束日期"),
    reason: textSchema({ max: 100 }),
    key: z.uuid({ error: "操作编号不正确，请刷新页面后重试" }),
  })
  .refine(({ validFrom, validTo }) => validFrom <= validTo, {
    error: "结束日期早于开始日期，请改正",
    path: ["validTo"],
  });

/** Ending it before its last day. */
export const delegationEndSchema = z.object({
  id: z.uuid({ error: "代理编号不正确，请刷新页面" }),
  version: z.coerce.number().int().min(1),
});

/** An appointment, checked. */
export type AppointmentInput = z.infer<typeof appointmentSchema>;
/** An end, checked. */
export type DelegationEndInput = z.infer<typeof delegationEndSchema>;
