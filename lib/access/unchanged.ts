import "server-only";
import { sha256 } from "@/lib/shared/hash";

/** What an answer is an answer to: everything that its bytes depend on. */
export interface AnswerFacts {
  /** Versions, formats, words: put together they name the bytes. */
  parts: readonly string[];
  /** The day on which it last changed. */
  modified?: string | null;
}

/** Headers by which a reader asks next time whether anything changed. */
export function freshnessHeaders({ parts, modified }: AnswerFacts): Record<string, string> {
  const tag = sha256(parts.join("\n")).slice(0, 32);
  return {
    etag: `W/"${tag}"`,
    "cache-control": "public, no-cache",
    ...(modified ? { "last-modified": new Date(`${modified}T00:00:00+08:00`).toUTCString() } : {}),
  };
}

/** The answer 304 where the reader already has these bytes; undefined where they must be sent. */
export function notModified(request: Request, facts: AnswerFacts): Response | undefined {
  const headers = freshnessHeaders(facts);
  const known = request.headers.get("if-none-match")?.split(/\s*,\s*/) ?? [];
  const isKnown = known.some((tag) => tag === "*" || tag === headers.etag);
  return isKnown ? new Response(null, { status: 304, headers }) : undefined;
}
