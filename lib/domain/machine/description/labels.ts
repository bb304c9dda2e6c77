import type { DescribedCall, DescribedField, DescribedThing } from "./types";

interface Schema {
  type?: string | string[];
  title?: string;
  description?: string;
  enum?: string[];
  anyOf?: Schema[];
  items?: Schema;
  format?: string;
  $ref?: string;
  properties?: Record<string, Schema>;
  required?: string[];
}

interface Operation {
  summary: string;
  description?: string;
  parameters?: {
    name: string;
    in: string;
    required: boolean;
    description?: string;
    schema: Schema;
  }[];
  responses: Record<string, { description: string }>;
}

/** The parts of an OpenAPI document that a person reads. */
export interface Readable {
  paths: Record<string, Record<string, Operation>>;
  components: { schemas: Record<string, Schema> };
}

const TYPES: Record<string, string> = {
  string: "文字",
  integer: "整数",
  number: "数字",
  boolean: "是否",
  null: "空",
  object: "对象",
};

function typeWord(schema: Schema): string {
  if (schema.$ref) return schema.$ref.split("/").at(-1) ?? "";
  if (schema.enum) return schema.enum.join(" | ");
  if (schema.anyOf) return schema.anyOf.map(typeWord).join("或");
  if (schema.type === "array") return `${typeWord(schema.items ?? {})} 的列表`;
  if (schema.format === "date-time") return "时间";
  return [schema.type ?? []]
    .flat()
    .map((type) => TYPES[type] ?? type)
    .join("或");
}

/** Everything that goes over the wire, field by field. */
export function thingsOf({ components }: Readable): DescribedThing[] {
  return Object.entries(components.schemas).map(([name, { title = "", properties, required }]) => ({
    name,
    title,
    fields: Object.entries(properties ?? {}).map(([field, schema]) => ({
      name: field,
      type: typeWord(schema),
      isRequired: required?.includes(field) ?? false,
      description: schema.description ?? "",
    })),
  }));
}

function parametersOf(operation: Operation): DescribedField[] {
  return (operation.parameters ?? []).map((one) => ({
    name: one.in === "header" ? `${one.name}（请求头）` : one.name,
    type: typeWord(one.schema),
    isRequired: one.required,
    description: one.description ?? one.schema.description ?? "",
  }));
}

/** Every call. */
export function callsOf({ paths }: Readable): DescribedCall[] {
  return Object.entries(paths).flatMap(([path, operations]) =>
    Object.entries(operations).map(([method, operation]) => ({
      ...{ method: method.toUpperCase(), path, summary: operation.summary },
      description: operation.description ?? "",
      parameters: parametersOf(operation),
      responses: Object.entries(operation.responses).map(([status, { description }]) => ({
        status,
        description,
      })),
    })),
  );
}

/** A command line that sends the example. */
export function curlExample(server: string, body: unknown): string {
  return [
    `curl -X POST ${server}/api/v1/values \\`,
    `  -H "Authorization: Bearer $QINGLIAN_KEY" \\`,
    `  -H "Idempotency-Key: $(uuidgen)" \\`,
    `  -H "Content-Type: application/json" \\`,
    `  --data '${JSON.stringify(body)}'`,
  ].join("\n");
}
