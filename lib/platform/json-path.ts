import "server-only";
import { compile } from "json-p3";
import { invalid } from "@/lib/platform/errors";

// Two descents multiply: a document of 20 MB would keep the process busy for minutes. Regular expressions
// of strangers can do the same with a single line.
const COSTLY = [/\.\..*\.\./s, /\b(?:match|search)\s*\(/];

/** What is wrong with a JSONPath (RFC 9535), or that it could cost too much; null where nothing is. */
export function jsonPathProblem(path: string): string | null {
  if (COSTLY.some((pattern) => pattern.test(path))) return "too costly";
  try {
    compile(path);
    return null;
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}

/** A JSONPath that is asked of many values; throws where it is none, `invalid` where a value is too deep. */
export function jsonPath(path: string): (value: unknown) => unknown[] {
  const query = compile(path);
  return (value) => {
    try {
      return query.query(value as never).values();
    } catch {
      // The library goes down a hundred levels and no further.
      throw invalid({ file: `按“${path}”取数时嵌套太深，请来源系统改成一行一条的列表` });
    }
  };
}
