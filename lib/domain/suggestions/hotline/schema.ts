import * as z from "zod";
import { CATEGORY_CODES } from "@/lib/domain/suggestions/labels";
import { TEXT_MAX } from "@/lib/domain/suggestions/rules";
import { invalid, notFound } from "@/lib/platform/errors";
import { isRealDay } from "@/lib/shared/dates";
import { textSchema } from "@/lib/shared/text";

const day = z
  .string()
  .refine(isRealDay, { error: "应为日期，例如 2026-11-22" })
  .meta({ description: "日期，例如 2026-11-22", example: "2026-11-22" });
const number = z
  .string()
  .regex(/^[\w-]{3,60}$/, { error: "应为 3 至 60 位字母、数字或横线" })
  .meta({ description: "热线自己的工单编号" });

/** A work order that a hotline hands in. */
export const incomingOrderSchema = z
  .strictObject({
    number,
    category: z.enum(CATEGORY_CODES).meta({ description: "建议类别" }),
    region: z
      .string()
      .regex(/^\d{6,12}$/, { error: "应为区划代码" })
      .meta({ description: "所涉地区的区划代码" }),
    day,
    summary: textSchema({ max: TEXT_MAX }).meta({
      description: "建议摘要，不含姓名、电话等个人信息",
    }),
  })
  .meta({ id: "HotlineOrderIn", title: "热线转入的建议" });

/** What is answered to it. */
export const incomingAnswerSchema = z
  .strictObject({
    number: z.string(),
    suggestionId: z.uuid().meta({ description: "平台上的编号，之后查询用" }),
    status: z.string().meta({ description: "现在的状态" }),
  })
  .meta({ id: "HotlineOrderTaken", title: "已收到" });

/** Work orders that were handed over, from a place on. */
export const outgoingQuerySchema = z.object({
  after: z.coerce
    .number()
    .int()
    .min(0)
    .default(0)
    .meta({ description: "上一页最后一个编号；第一次不填" }),
  limit: z.coerce.number().int().min(1).max(200).default(50),
});

export const outgoingPageSchema = z
  .strictObject({
    orders: z.array(
      z.strictObject({
        id: z.number().meta({ description: "平台工单编号，从小到大" }),
        category: z.string(),
        region: z.string(),
        day,
        summary: z.string().meta({ description: "审核员改写的摘要" }),
        contact: z
          .string()
          .nullable()
          .meta({ description: "提出人同意转交时的联系方式，否则为空" }),
        status: z.enum(["waiting", "accepted", "answered", "returned"]),
      }),
    ),
    next: z.number().meta({ description: "下一页的 after；与本次相同表示没有更多" }),
  })
  .meta({ id: "HotlineOrdersOut", title: "平台转出的工单" });

/** What became of one that was handed over. */
export const resultSchema = z
  .strictObject({
    status: z
      .enum(["accepted", "answered", "returned"])
      .meta({ description: "已接单、已答复、退回" }),
    number: number.optional(),
    answer: textSchema({ max: 1_000, optional: true })
      .default("")
      .meta({ description: "给提出人的答复，不含个人信息；已答复、退回时必填" }),
    day,
  })
  .refine(({ status, answer }) => status === "accepted" || answer !== "", {
    error: "已答复、退回时请填写答复或原因",
    path: ["answer"],
  })
  .meta({ id: "HotlineResult", title: "办理结果" });

export type IncomingOrder = z.infer<typeof incomingOrderSchema>;
export type IncomingAnswer = z.infer<typeof incomingAnswerSchema>;
export type OutgoingQuery = z.infer<typeof outgoingQuerySchema>;
export type OutgoingPage = z.infer<typeof outgoingPageSchema>;
export type OrderResult = z.infer<typeof resultSchema>;

function parsed<Schema extends z.ZodType>(schema: Schema, value: unknown): z.output<Schema> {
  const read = schema.safeParse(value);
  if (read.success) return read.data;
  const fields: Record<string, string> = {};
  for (const issue of read.error.issues) {
    const isOurs = /\p{Script=Han}/u.test(issue.message);
    fields[issue.path.join(".") || "form"] ??= isOurs ? issue.message : "缺少，或格式不正确";
  }
  const words = Object.entries(fields).map(([field, message]) => `${field}：${message}`);
  throw invalid(fields, words.join("；"));
}

/** A work order as it was sent, with the digest of its bytes; throws `invalid`. */
export function readOrder({ value, digest }: { value: unknown; digest: string }) {
  return { order: parsed(incomingOrderSchema, value), digest };
}

/** A result as it was sent; throws `invalid`. */
export function readResult({ value }: { value: unknown }): OrderResult {
  return parsed(resultSchema, value);
}

/** The work order's number in the address of its result; throws `not_found` for anything else. */
export function orderIdIn(path: string): number {
  const [, id] = /\/hotline-orders\/(\d{1,15})\/result$/.exec(path) ?? [];
  if (!id) throw notFound("工单");
  return Number(id);
}
