import * as z from "zod";
import { type FieldErrors, invalid } from "@/lib/platform/errors";
import { textSchema } from "@/lib/shared/text";

/** The most values of one batch, and the most bytes of its JSON. */
export const BATCH_MAX = 10_000;
/** 8 MB. */
export const BATCH_BYTES = 8 * 1024 * 1024;
const NOTE_MAX = 500;
const ID_MAX = 64;

const DECIMAL = /^\d{1,14}(\.\d{1,4})?$/;
const FIGURE_ERROR =
  '应为不小于 0 的数字，整数部分最多 14 位、小数最多 4 位，例如 12 或 "12.5"；不能用科学计数法';
const EXACT_DIGITS = 15;
const EXACT_ERROR =
  'JSON 数字超过 15 位有效数字会失去精度，请改成字符串，例如 "12345678901234.5678"';

function digitsOf(text: string): number {
  return text.replace(".", "").replace(/^0+/, "").length;
}

/** A figure as JSON number or as decimal text; goes on as text, so that nothing is rounded. */
export const figureSchema = z
  .union([z.number({ error: FIGURE_ERROR }), z.string({ error: FIGURE_ERROR })], {
    error: FIGURE_ERROR,
  })
  .refine((value) => DECIMAL.test(String(value)), { error: FIGURE_ERROR, abort: true })
  .refine((value) => typeof value === "string" || digitsOf(String(value)) <= EXACT_DIGITS, {
    error: EXACT_ERROR,
  })
  .transform((value) => String(value));

function idText(error: string) {
  return z.string({ error }).pipe(textSchema({ max: ID_MAX }));
}

function whole(least: number, most: number, error: string) {
  return z.int({ error }).min(least, { error }).max(most, { error });
}

/** One value as another system sends it. */
export const valueSchema = z
  .strictObject(
    {
      task: idText("请给出任务").meta({
        description: "任务编号（如 CJ-03）或任务标识，见 GET /api/v1/tasks",
        examples: ["CJ-03"],
      }),
      organisation: idText("请给出单位").meta({
        description: "统一社会信用代码、乡镇（街道）或村（社区）的区划代码，或本平台的单位标识",
        examples: ["420624100001"],
      }),
      year: whole(2000, 2100, "应为四位年份，例如 2026").meta({ examples: [2026] }),
      period: whole(
        1,
        12,
        "应为 1 至 12 的整数：月报是月份，季报是季度，半年报是 1 或 2，年报是 1",
      ).meta({
        description: "期次，从 1 开始：月报是月份，季报是季度，半年报是 1 或 2，年报是 1",
        examples: [3],
      }),
      numerator: figureSchema.optional().meta({ description: "分子，仅比率任务", examples: [19] }),
      denominator: figureSchema
        .optional()
        .meta({ description: "分母，仅比率任务", examples: [20] }),
      value: figureSchema.optional().meta({
        description: "数值，比率以外的任务：是否任务填 1 或 0，得分填 0 至 100，个数填整数",
        examples: ["12.5"],
      }),
      observedAt: z.iso
        .datetime({
          offset: true,
          error: "应为带时区的时间，例如 2026-11-21T08:00:00+08:00",
        })
        .meta({
          description: "来源系统里这个数的时间，带时区",
          examples: ["2026-11-21T08:00:00+08:00"],
        }),
      note: textSchema({ max: NOTE_MAX, optional: true })
        .optional()
        .meta({ description: "说明，最多 500 字" }),
    },
    { error: (issue) => unknownFields(issue) },
  )
  .meta({ id: "Value", title: "一个数据" });

function unknownFields(issue: { code?: string | undefined; keys?: unknown }): string {
  if (issue.code !== "unrecognized_keys" || !Array.isArray(issue.keys)) return "应为一个对象";
  return `不认识的字段 ${issue.keys.join("、")}，请对照接口文档删除或改名`;
}

const COUNT_ERROR = `values 应有 1 至 ${BATCH_MAX} 行，请分批`;

/** A whole batch as it stands in the documentation. */
export const batchSchema = z
  .strictObject({ values: z.array(valueSchema).min(1).max(BATCH_MAX) })
  .meta({ id: "Batch", title: "一批数据" });

/** The frame of a batch: each row is checked by itself, so that one bad row does not stop the others. */
export const frameSchema = z.strictObject(
  {
    values: z
      .array(z.unknown(), { error: COUNT_ERROR })
      .min(1, { error: COUNT_ERROR })
      .max(BATCH_MAX, { error: COUNT_ERROR }),
  },
  { error: (issue) => unknownFields(issue) },
);

/** Why a row was refused. */
export const PROBLEM_CODES = [
  "invalid",
  "not_found",
  "ambiguous",
  "duplicate",
  "closed",
  "dropped",
  "outdated",
] as const;

/** A refused row, as it is answered. */
export const problemSchema = z
  .strictObject({
    index: z.int().meta({ description: "第几行，从 0 开始" }),
    field: z.string().nullable().meta({ description: "哪个字段；与整行有关时为 null" }),
    code: z.enum(PROBLEM_CODES).meta({
      description:
        "invalid 填写有误；not_found 没有找到或不在密钥范围内；ambiguous 对应到多个；duplicate 同批重复；closed 年度已关闭；dropped 免报或已取消；outdated 已有更新的数据",
    }),
    message: z.string().meta({ description: "原因和改正办法" }),
  })
  .meta({ id: "RowProblem", title: "一行被拒的原因" });

/** What a batch is answered with. */
export const answerSchema = z
  .strictObject({
    batchId: z.uuid(),
    received: z.int().meta({ description: "收到多少行" }),
    taken: z.int().meta({ description: "采用多少行：第一次的数，或与现有不同的数" }),
    unchanged: z.int().meta({ description: "与现有相同、不需要改动的行" }),
    refused: z.int().meta({ description: "没有采用的行，原因见 errors" }),
    errors: z.array(problemSchema),
  })
  .meta({ id: "Answer", title: "一批数据的答复" });

/** One checked value. */
export type SentValue = z.infer<typeof valueSchema>;
/** A refused row. */
export type RowProblem = z.infer<typeof problemSchema>;
/** The answer to a batch. */
export type BatchAnswer = z.infer<typeof answerSchema>;

const KEY_ERROR =
  "请求头 Idempotency-Key 应为 8 至 64 位的字母、数字或 - _ .，每批一个；重发同一批时不要改";

/** Under which a batch may be sent again without being taken twice. */
export const idempotencyKeySchema = z
  .string({ error: KEY_ERROR })
  .regex(/^[A-Za-z0-9._-]{8,64}$/, { error: KEY_ERROR });

const switchesSchema = z.strictObject(
  { atomic: z.enum(["true", "false"], { error: "atomic 只能是 true 或 false" }).optional() },
  { error: (issue) => unknownParameters(issue) },
);

/** What is said of a parameter that is none. */
export function unknownParameters(issue: { code?: string | undefined; keys?: unknown }): string {
  const names = Array.isArray(issue.keys) ? issue.keys.join("、") : "";
  return `不认识的参数 ${names}，请对照接口文档删除或改名`;
}

interface Asking {
  nextUrl: { searchParams: URLSearchParams };
  headers: Pick<Headers, "get">;
}

function refuse(error: z.ZodError): never {
  const fields: FieldErrors = {};
  for (const issue of error.issues) fields[issue.path.join(".") || "form"] ??= issue.message;
  throw invalid(fields, Object.values(fields)[0]);
}

/** The query of a request under a schema; throws `invalid` by parameter. */
export function readQuery<Schema extends z.ZodType>(
  schema: Schema,
  request: Pick<Asking, "nextUrl">,
): z.output<Schema> {
  const parsed = schema.safeParse(Object.fromEntries(request.nextUrl.searchParams));
  return parsed.success ? parsed.data : refuse(parsed.error);
}

/** The frame of a batch: its rows are not looked at yet. Throws `invalid` for what is no batch. */
export function readBatch(request: Asking, body: { value: unknown; digest: string }) {
  const name = idempotencyKeySchema.safeParse(request.headers.get("idempotency-key") ?? undefined);
  if (!name.success) return refuse(name.error);
  const { atomic } = readQuery(switchesSchema, request);
  const frame = frameSchema.safeParse(body.value);
  if (!frame.success) return refuse(frame.error);
  const isAtomic = atomic === "true";
  return {
    rows: frame.data.values,
    idempotencyKey: name.data,
    digest: `${body.digest}${isAtomic ? "+atomic" : ""}`,
    isAtomic,
  };
}
