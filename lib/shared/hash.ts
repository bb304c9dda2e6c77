import { createHash } from "node:crypto";

/** Hex SHA-256 of text or bytes. */
export function sha256(data: string | Uint8Array): string {
  return createHash("sha256").update(data).digest("hex");
}

/** Hex SM3 (GB/T 32905) of text or bytes. */
export function sm3(data: string | Uint8Array): string {
  return createHash("sm3").update(data).digest("hex");
}

/** JSON with sorted keys: the same facts give the same text, whatever order they came in. */
export function canonicalJson(value: unknown): string {
  return JSON.stringify(sortKeys(value)) ?? "null";
}

function sortKeys(value: unknown): unknown {
  if (value instanceof Date) return value.toISOString();
  if (Array.isArray(value)) return value.map(sortKeys);
  if (typeof value !== "object" || value === null) return value;
  const facts = value as Record<string, unknown>;
  const keys = Object.keys(facts).filter((key) => facts[key] !== undefined);
  return Object.fromEntries(keys.sort().map((key) => [key, sortKeys(facts[key])]));
}
