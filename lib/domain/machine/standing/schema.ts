import * as z from "zod";
import { unknownParameters } from "@/lib/domain/machine/values/schema";

/** How many values one answer holds. */
export const PAGE_MAX = 5_000;

/** Which values are asked for. */
export const standingSchema = z.strictObject(
  {
    task: z
      .string({ error: "请在 task 里给出任务编号或标识" })
      .min(1, { error: "请在 task 里给出任务编号或标识" })
      .max(64)
      .meta({ description: "任务编号或标识", examples: ["CJ-03"] }),
    year: z.coerce
      .number({ error: "year 应为四位年份" })
      .int({ error: "year 应为四位年份" })
      .min(2000, { error: "year 应为四位年份" })
      .max(2100, { error: "year 应为四位年份" })
      .meta({ examples: [2026] }),
    period: z.coerce
      .number({ error: "period 应为 1 至 12 的整数" })
      .int({ error: "period 应为 1 至 12 的整数" })
      .min(1, { error: "period 应为 1 至 12 的整数" })
      .max(12, { error: "period 应为 1 至 12 的整数" })
      .meta({ examples: [3] }),
    after: z
      .string()
      .regex(/^\d{1,18}$/, { error: "after 应为上一页答复里的 next" })
      .optional()
      .meta({ description: "上一页答复里的 next" }),
  },
  { error: (issue) => unknownParameters(issue) },
);

/** One value as it stands. */
export const standingValueSchema = z
  .strictObject({
    organisationId: z.uuid(),
    organisationName: z.string(),
    creditCode: z.string().nullable(),
    regionCode: z.string(),
    year: z.int(),
    period: z.int(),
    state: z
      .enum(["awaiting", "standing", "dropped"])
      .meta({ description: "awaiting 待取数；standing 已有数；dropped 免报或已取消" }),
    numerator: z.string().nullable(),
    denominator: z.string().nullable(),
    value: z.string().nullable(),
    observedAt: z.string().nullable(),
    sourceName: z.string().nullable(),
    revision: z.int().meta({ description: "第几次采用" }),
  })
  .meta({ id: "StandingValue", title: "平台上现有的一个数" });

/** A page of what stands. */
export const standingPageSchema = z
  .strictObject({
    values: z.array(standingValueSchema),
    next: z.string().nullable().meta({ description: "还有下一页时，作为 after 再请求" }),
  })
  .meta({ id: "StandingPage", title: "平台上现有的数" });

/** A task that the key may feed. */
export const openTaskSchema = z
  .strictObject({
    code: z.string(),
    rootTaskId: z.uuid(),
    title: z.string(),
    carrierName: z.string(),
    year: z.int(),
    form: z
      .enum(["ratio", "count", "amount", "score", "boolean"])
      .meta({ description: "ratio 比率；count 个数；amount 数额；score 得分；boolean 是否" }),
    unit: z.string(),
    indicatorName: z.string(),
    numeratorName: z.string().nullable(),
    denominatorName: z.string().nullable(),
    frequency: z.enum(["monthly", "quarterly", "semiannual", "annual"]),
    periods: z.int().meta({ description: "一年有几期" }),
    isYearClosed: z.boolean(),
    asked: z.int().meta({ description: "密钥范围内要数的单位 × 期次" }),
    fed: z.int().meta({ description: "其中已有数的" }),
  })
  .meta({ id: "OpenTask", title: "可以推送的任务" });

/** All tasks that the key may feed. */
export const openTasksSchema = z
  .strictObject({ sourceName: z.string(), tasks: z.array(openTaskSchema) })
  .meta({ id: "OpenTasks", title: "可以推送的任务" });

/** Which values are asked for, checked. */
export type StandingInput = z.infer<typeof standingSchema>;
/** A page of what stands. */
export type StandingPage = z.infer<typeof standingPageSchema>;
/** One value as it stands. */
export type StandingValue = z.infer<typeof standingValueSchema>;
/** The tasks of a key. */
export type OpenTasks = z.infer<typeof openTasksSchema>;
