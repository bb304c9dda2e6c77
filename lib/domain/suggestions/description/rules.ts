/*
 * The description of the exchange of work orders with a 12345 hotline (OpenAPI 3.1), made from the very schemas
 * that check what is sent, so that it cannot say anything else than what happens.
 */
import * as z from "zod";
import {
  incomingAnswerSchema,
  incomingOrderSchema,
  outgoingPageSchema,
  outgoingQuerySchema,
  resultSchema,
} from "@/lib/domain/suggestions/hotline/schema";

type Json = Record<string, unknown>;

const REFUSALS: Record<number, string> = {
  401: "密钥无效、已停用、已过期，或不是热线密钥",
  403: "来源地址不在密钥允许的范围内",
  404: "没有这件工单，或不在密钥的地区内",
  409: "编号已用于内容不同的另一件，或已经有结果",
  422: "内容有误，按 fields 改正；像举报的内容和个人号码不接收，也不保存",
  429: "请求过于频繁，一分钟后再试",
};

function schemaOf(schema: z.ZodType, io: "input" | "output"): Json {
  const {
    $schema: _schema,
    id: _id,
    ...rest
  } = z.toJSONSchema(schema, { io, unrepresentable: "any" });
  return rest as Json;
}

const json = (schema: Json): Json => ({ "application/json": { schema } });

function responses(words: string, schema: Json, ...refused: number[]): Json {
  const refusals = refused.map((status) => [status, { description: REFUSALS[status] ?? "" }]);
  return { 200: { description: words, content: json(schema) }, ...Object.fromEntries(refusals) };
}

function queryParameters(): Json[] {
  const { properties = {} } = z.toJSONSchema(outgoingQuerySchema, { io: "input" });
  return Object.entries(properties).map(([name, schema]) => ({ name, in: "query", schema }));
}

/** The whole document; `server` is where the platform is reached. */
export function hotlineDocument(server: string): Json {
  const done: Json = {
    type: "object",
    properties: { id: { type: "integer" }, status: { type: "string" } },
  };
  return {
    openapi: "3.1.0",
    info: { title: "清廉建设推进平台 12345 工单接口", version: "1" },
    servers: [{ url: server }],
    security: [{ key: [] }],
    paths: {
      "/api/v1/hotline-orders": {
        post: {
          operationId: "handInOrder",
          summary: "热线转入一条建议",
          description: "同一编号、同样内容重发，得到同样的答复，不会重复。",
          requestBody: { required: true, content: json(schemaOf(incomingOrderSchema, "input")) },
          responses: responses(
            "已收到",
            schemaOf(incomingAnswerSchema, "output"),
            401,
            403,
            409,
            422,
            429,
          ),
        },
        get: {
          operationId: "listOrders",
          summary: "读取平台转出的工单",
          parameters: queryParameters(),
          responses: responses(
            "从 after 之后的工单",
            schemaOf(outgoingPageSchema, "output"),
            401,
            403,
            422,
            429,
          ),
        },
      },
      "/api/v1/hotline-orders/{id}/result": {
        post: {
          operationId: "returnResult",
          summary: "回传办理结果",
          parameters: [{ name: "id", in: "path", required: true, schema: { type: "integer" } }],
          requestBody: { required: true, content: json(schemaOf(resultSchema, "input")) },
          responses: responses("已记录，提出人凭查询码可见", done, 401, 403, 404, 409, 422, 429),
        },
      },
    },
    components: { securitySchemes: { key: { type: "http", scheme: "bearer" } } },
  };
}
