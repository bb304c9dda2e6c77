import "server-only";
import { compile } from "json-p3";

/** What is wrong with a JSONPath (RFC 9535), in the parser's own words; null where nothing is. */
export function jsonPathProblem(path: string): string | null {
  try {
    compile(path);
    return null;
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}

/** A JSONPath that is asked of many values; throws where it is none. */
export function jsonPath(path: string): (value: unknown) => unknown[] {
  const query = compile(path);
  return (value) => query.query(value as never).values();
}
