import * as z from "zod";
import { textSchema } from "@/lib/shared/text";
import { readTrackingCode } from "@/lib/shared/tracking-code";

/** A tracking code as people type it: spaces do no harm, a slip of the finger is told. */
export const lookupSchema = z.object({
  trackingCode: z
    .string({ error: "请填写查询码" })
    .max(60, { error: "查询码是 20 位数字，请检查" })
    .transform((typed, context) => {
      const code = readTrackingCode(typed);
      if (code) return code;
      context.addIssue({
        code: "custom",
        message: "查询码是 20 位数字，请逐位核对有没有看错或漏掉",
      });
      return z.NEVER;
    }),
});

const version = z.coerce.number({ error: "请刷新页面后再试" }).int();

/** Adding to one's own suggestion. */
export const additionSchema = z.object({
  version,
  addition: textSchema({ max: 500, missing: "请写下要补充的话，再按“提交补充”" }),
  pass: z.string().max(4_000).optional(),
});

/** Withdrawing it, meant. */
export const withdrawalSchema = z.object({
  version,
  sure: z.literal("on", { error: "请先打勾确认，再按“撤回”" }),
});

/** What the address of the page says has just been done. */
export const statusPageSchema = z.object({
  done: z.enum(["added", "withdrawn"]).optional().catch(undefined),
});

export const leaveSchema = z.object({});

export type LookupInput = z.infer<typeof lookupSchema>;
export type AdditionInput = z.infer<typeof additionSchema>;
export type WithdrawalInput = z.infer<typeof withdrawalSchema>;
export type DoneAct = NonNullable<z.infer<typeof statusPageSchema>["done"]>;
