/*
 * The description of the interface for other systems (OpenAPI 3.1). It is made from the very schemas that
 * check what they send, so that it cannot say anything else than what happens.
 */
import * as z from "zod";
import {
  openTasksSchema,
  PAGE_MAX,
  standingPageSchema,
  standingSchema,
} from "@/lib/domain/machine/standing/schema";
import {
  answerSchema,
  BATCH_MAX,
  type BatchAnswer,
  batchSchema,
  idempotencyKeySchema,
} from "@/lib/domain/machine/values/schema";

import type { Readable } from "./labels";

/** An example batch, valid by the schema. */
export const EXAMPLE_BATCH = {
  values: [
    {
      ...{ task: "CJ-03", organisation: "420624100001", year: 2026, period: 10 },
      ...{ numerator: 19, denominator: 20, observedAt: "2026-11-01T08:00:00+08:00" },
    },
    {
      ...{ task: "CJ-03", organisation: "420624100002", year: 2026, period: 10 },
      ...{ numerator: 7, denominator: 5, observedAt: "2026-11-01T08:00:00+08:00" },
    },
  ],
};

/** The answer to it. */
export const EXAMPLE_ANSWER: BatchAnswer = {
  batchId: "0199d0c2-5d5e-7c7a-9a52-6f1f6d1c2b3a",
  ...{ received: 2, taken: 1, unchanged: 0, refused: 1 },
  errors: [
    {
      ...{ index: 1, field: "numerator", code: "invalid" },
      message: "进场交易数：进场交易数（7）不能大于应进场数（5），请核对两个数",
    },
  ],
};

/** What is answered where a request is refused as a whole. */
export const refusalSchema = z
  .strictObject({
    code: z
      .enum([
        "unauthenticated",
        "forbidden",
        "not_found",
        "invalid",
        "conflict",
        "unavailable",
        "bug",
      ])
      .meta({ description: "原因的代码" }),
    message: z.string().meta({ description: "原因和改正办法" }),
    fields: z.record(z.string(), z.string()).meta({ description: "按字段的原因" }),
    requestId: z.string().meta({ description: "联系管理员时请提供" }),
  })
  .meta({ id: "Refusal", title: "整个请求被拒的原因" });

type Json = Record<string, unknown>;

const NAMES = [
  "Value",
  "Batch",
  "RowProblem",
  "Answer",
  "Refusal",
  "StandingValue",
  "StandingPage",
  "OpenTask",
  "OpenTasks",
];

function components(): Json {
  const schemas: Json = {};
  for (const [schema, io] of [
    [batchSchema, "input"],
    [answerSchema, "output"],
    [refusalSchema, "output"],
    [standingPageSchema, "output"],
    [openTasksSchema, "output"],
  ] as const) {
    const { $schema: _s, $defs, ...own } = z.toJSONSchema(schema, { io, unrepresentable: "any" });
    for (const [name, part] of Object.entries({ ...$defs, [String(own.id)]: own })) {
      schemas[name] = bare(part as Json);
    }
  }
  return Object.fromEntries(NAMES.map((name) => [name, schemas[name]]));
}

// References within one schema become references within the whole document.
function bare(part: Json): Json {
  const { id: _id, $schema: _schema, ...rest } = part;
  return JSON.parse(JSON.stringify(rest).replaceAll("#/$defs/", "#/components/schemas/")) as Json;
}

function content(name: string, example?: unknown): Json {
  const schema = { $ref: `#/components/schemas/${name}` };
  return { "application/json": example === undefined ? { schema } : { schema, example } };
}

const REFUSALS: Record<string, string> = {
  401: "密钥无效、已停用或已过期",
  403: "来源地址不在密钥允许的范围内",
  404: "任务不在密钥的范围内",
  409: "这个 Idempotency-Key 已用于内容不同的另一批",
  422: "请求有误，按 fields 改正；atomic=true 时有行不能采用，答复与 200 相同、全部没有采用",
  429: "请求过于频繁，一分钟后再试（见 Retry-After）",
};

function refusals(...statuses: number[]): Json {
  return Object.fromEntries(
    statuses.map((status) => [
      status,
      { description: REFUSALS[status] ?? "", content: content("Refusal") },
    ]),
  );
}

function parameters(): Json[] {
  const { properties = {}, required = [] } = z.toJSONSchema(standingSchema, { io: "output" });
  return Object.entries(properties).map(([name, schema]) => ({
    ...{ name, in: "query", required: required.includes(name), schema },
  }));
}

function pushing(): Json {
  return {
    operationId: "pushValues",
    summary: "推送一批数据",
    description: `一批最多 ${BATCH_MAX} 行、8 MB。每行单独检查：好的行在一次事务里采用，其余逐行说明原因。同一个 Idempotency-Key 原样重发，得到与第一次完全相同的答复，不会重复采用。补报、更正随时可推：与现有不同的生成新的一版，相同的不改动；填报窗口和挂起只约束人工填报，不约束系统。年度关闭后不再接收。`,
    parameters: [
      {
        ...{ name: "Idempotency-Key", in: "header", required: true },
        schema: bare(z.toJSONSchema(idempotencyKeySchema) as Json),
        ...{
          description: "每批一个，例如 UUID；重发同一批时不要改",
          example: "3f0e6c1a-20261101-01",
        },
      },
      {
        ...{ name: "atomic", in: "query", required: false },
        schema: { type: "string", enum: ["true", "false"], default: "false" },
        description: "true：有一行不能采用就全部不采用",
      },
    ],
    requestBody: { required: true, content: content("Batch", EXAMPLE_BATCH) },
    responses: {
      200: { description: "已处理，逐行结果见 errors", content: content("Answer", EXAMPLE_ANSWER) },
      ...refusals(401, 403, 409, 429),
      422: {
        description: REFUSALS[422] ?? "",
        content: {
          "application/json": {
            schema: {
              anyOf: [
                { $ref: "#/components/schemas/Refusal" },
                { $ref: "#/components/schemas/Answer" },
              ],
            },
          },
        },
      },
    },
  };
}

/** The whole document; `server` is where the platform is reached. */
export function openApiDocument(server: string): Readable & Json {
  const document: Json = {
    openapi: "3.1.0",
    info: {
      ...{ title: "清廉建设推进平台 系统取数接口", version: "1" },
      description:
        "供其他业务系统向“系统取数”的任务推送数据。密钥由牵头单位或领导小组办公室发放，限定任务、单位和来源地址。",
    },
    servers: [{ url: server }],
    security: [{ key: [] }],
    paths: {
      "/api/v1/values": {
        post: pushing(),
        get: {
          operationId: "listValues",
          summary: "查询平台上现有的数据",
          description: `一次最多 ${PAGE_MAX} 个。`,
          parameters: parameters(),
          responses: {
            200: { description: "现有的数据", content: content("StandingPage") },
            ...refusals(401, 403, 404, 422, 429),
          },
        },
      },
      "/api/v1/tasks": {
        get: {
          operationId: "listTasks",
          summary: "查询密钥可以推送的任务",
          responses: {
            200: { description: "任务、期数和进度", content: content("OpenTasks") },
            ...refusals(401, 403, 429),
          },
        },
      },
    },
    components: {
      securitySchemes: {
        key: { type: "http", scheme: "bearer", description: "Authorization: Bearer 密钥" },
      },
      schemas: components(),
    },
  };
  return document as Readable & Json;
}
