import { describe, expect, it } from "vitest";
import { callsOf, curlExample, thingsOf } from "@/lib/domain/machine/description/labels";
import {
  EXAMPLE_ANSWER,
  EXAMPLE_BATCH,
  openApiDocument,
  refusalSchema,
} from "@/lib/domain/machine/description/rules";
import {
  answerSchema,
  batchSchema,
  figureSchema,
  idempotencyKeySchema,
  PROBLEM_CODES,
  valueSchema,
} from "@/lib/domain/machine/values/schema";

const document = openApiDocument("https://qinglian.example.gov.cn");
const text = JSON.stringify(document);

describe("the description of the interface", () => {
  it("is OpenAPI 3.1 with a server, a scheme for keys, and an answer for every call", () => {
    expect(document).toMatchObject({
      openapi: "3.1.0",
      info: { version: "1" },
      servers: [{ url: "https://qinglian.example.gov.cn" }],
      security: [{ key: [] }],
      components: { securitySchemes: { key: { type: "http", scheme: "bearer" } } },
    });
    const calls = callsOf(document);
    expect(calls.map(({ method, path }) => `${method} ${path}`)).toEqual([
      "POST /api/v1/values",
      "GET /api/v1/values",
      "GET /api/v1/tasks",
    ]);
    for (const call of calls) {
      expect(call.responses.map(({ status }) => status)).toEqual(
        expect.arrayContaining(["200", "401", "403", "429"]),
      );
      expect(call.responses.every(({ description }) => description !== "")).toBe(true);
    }
  });

  it("refers to nothing that it does not hold, and holds nothing of ours", () => {
    const references = [...text.matchAll(/"\$ref":"([^"]+)"/g)].map(([, target]) => target);
    expect(references.length).toBeGreaterThan(8);
    for (const target of references) {
      expect(target).toMatch(/^#\/components\/schemas\/\w+$/);
      expect(document.components.schemas).toHaveProperty(String(target?.split("/").at(-1)));
    }
    expect(text).not.toMatch(/\$defs|"\$schema"|"id":"[A-Z]/);
  });

  it("asks for what the schema asks for", () => {
    const value = thingsOf(document).find(({ name }) => name === "Value");
    const required = value?.fields.filter((field) => field.isRequired).map(({ name }) => name);
    expect(required).toEqual(["task", "organisation", "year", "period", "observedAt"]);
    expect(value?.fields.map(({ name }) => name)).toEqual(Object.keys(valueSchema.shape));
    expect(document.components.schemas).toMatchObject({
      Value: { additionalProperties: false },
      RowProblem: { properties: { code: { enum: [...PROBLEM_CODES] } } },
    });
    for (const thing of thingsOf(document)) {
      expect(thing.title).not.toBe("");
      expect(thing.fields.every(({ type }) => type !== "")).toBe(true);
    }
  });

  it("shows examples that pass", () => {
    expect(batchSchema.safeParse(EXAMPLE_BATCH).error).toBeUndefined();
    expect(answerSchema.safeParse(EXAMPLE_ANSWER).error).toBeUndefined();
    const refusal = { code: "invalid", message: "有误", fields: {}, requestId: "1" };
    expect(refusalSchema.safeParse(refusal).success).toBe(true);
    expect(idempotencyKeySchema.safeParse("3f0e6c1a-20261101-01").success).toBe(true);
    expect(curlExample("https://x", EXAMPLE_BATCH)).toContain('--data \'{"values":[{"task":');
  });
});

describe("a figure", () => {
  it.each([
    [12, "12"],
    [0, "0"],
    [12.5, "12.5"],
    ["12.5000", "12.5000"],
    ["99999999999999.9999", "99999999999999.9999"],
  ])("%s is taken as it is", (sent, kept) => {
    expect(figureSchema.parse(sent)).toBe(kept);
  });

  it.each([
    -1,
    1e21,
    1e-7,
    Number.NaN,
    Infinity,
    "1e3",
    "",
    " 1",
    "1,000",
    "１２",
    null,
    true,
    {},
    "0x1",
  ])("%s is none", (sent) => {
    expect(figureSchema.safeParse(sent).success).toBe(false);
  });
});
