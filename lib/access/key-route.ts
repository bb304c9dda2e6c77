import "server-only";
import type { NextRequest } from "next/server";
import { countCall, countWrongKey } from "@/lib/access/limits";
import { requestFacts } from "@/lib/access/request";
import { AppError, type FieldErrors, invalid, STATUS_OF } from "@/lib/platform/errors";
import { log, withRequestId } from "@/lib/platform/log";
import { sha256 } from "@/lib/shared/hash";

/** What another system shows: the secret of its key, and where it calls from. */
export interface ShownKey {
  secret: string;
  address: string;
}

interface KeyRouteDefinition<Caller extends { source: { id: string } }> {
  name: string;
  /** Who shows this key; throws `unauthenticated` or `forbidden` where nobody may. */
  admit: (shown: ShownKey) => Promise<Caller>;
  handle: (caller: Caller, request: NextRequest) => Promise<Response>;
}

const HEADERS = {
  "Cache-Control": "no-store",
  "Content-Security-Policy": "default-src 'none'; frame-ancestors 'none'",
  "X-Content-Type-Options": "nosniff",
  "Referrer-Policy": "no-referrer",
};

/** JSON text as an answer to another system: never kept, never shown as a page. */
export function jsonAnswer(text: string, status = 200): Response {
  const headers = { ...HEADERS, "Content-Type": "application/json; charset=utf-8" };
  return new Response(text, { status, headers });
}

function refusal(
  {
    status,
    code,
    message,
    fields = {},
  }: {
    status: number;
    code: string;
    message: string;
    fields?: FieldErrors;
  },
  requestId: string,
): Response {
  const answer = jsonAnswer(JSON.stringify({ code, message, fields, requestId }), status);
  if (status === 401) answer.headers.set("WWW-Authenticate", 'Bearer realm="qinglian"');
  if (status === 429) answer.headers.set("Retry-After", "60");
  return answer;
}

function answer(error: unknown, requestId: string): Response {
  if (error instanceof AppError) {
    const status = error.code === "unavailable" ? 429 : STATUS_OF[error.code];
    return refusal({ status, ...pick(error) }, requestId);
  }
  log.error({ error: error instanceof Error ? error.stack : String(error) }, "route failed");
  const message = `系统出错，请用同一个 Idempotency-Key 原样重发；如仍不行，请把编号 ${requestId} 告诉管理员`;
  return refusal({ status: 500, code: "bug", message }, requestId);
}

function pick({ code, message, fields }: AppError) {
  return { code, message, fields };
}

async function shownKey(request: NextRequest): Promise<ShownKey & { requestId: string }> {
  const { address, requestId } = await requestFacts();
  const [, secret] =
    /^Bearer +([\w-]{20,200})$/i.exec(request.headers.get("authorization") ?? "") ?? [];
  return { secret: secret ?? "", address, requestId };
}

/**
 * The one way in for other systems: a key instead of a session, so that neither cookie nor Origin is asked
 * for. Six codes as statuses; past the limits 429.
 */
export function defineKeyRoute<Caller extends { source: { id: string } }>(
  definition: KeyRouteDefinition<Caller>,
) {
  return async (request: NextRequest): Promise<Response> => {
    const { requestId, ...shown } = await shownKey(request);
    return withRequestId(requestId, async () => {
      try {
        const caller = await definition.admit(shown).catch(async (error: unknown) => {
          await countWrongKey(shown.address);
          throw error;
        });
        await countCall(caller.source.id);
        return await definition.handle(caller, request);
      } catch (error) {
        return answer(error, requestId);
      }
    });
  };
}

/** A JSON body and the SHA-256 of its bytes. */
export interface SentJson {
  value: unknown;
  digest: string;
}

// Programs log the message, not the fields: it says itself what to do.
function unreadable(message: string): AppError {
  return invalid({ form: message }, message);
}

async function bytesOf(request: Request, most: number): Promise<Buffer> {
  const tooLarge = unreadable(`内容超过 ${most / 1024 / 1024} MB，请分批发送`);
  if (Number(request.headers.get("content-length") ?? 0) > most) throw tooLarge;
  const pieces: Uint8Array[] = [];
  let size = 0;
  for await (const piece of request.body ?? []) {
    size += piece.byteLength;
    if (size > most) throw tooLarge;
    pieces.push(piece);
  }
  return Buffer.concat(pieces);
}

/** Reads a JSON body of at most `most` bytes; throws `invalid` for anything else. */
export async function readJson(request: Request, most: number): Promise<SentJson> {
  const type = request.headers.get("content-type") ?? "";
  if (!/^application\/json\b/i.test(type)) {
    throw unreadable("请求头 Content-Type 应为 application/json");
  }
  if (request.headers.get("content-encoding")) {
    throw unreadable("暂不接收压缩的内容，请去掉 Content-Encoding");
  }
  const bytes = await bytesOf(request, most);
  try {
    const text = new TextDecoder("utf-8", { fatal: true }).decode(bytes);
    return { value: JSON.parse(text), digest: sha256(bytes) };
  } catch {
    throw unreadable("内容不是完整的 UTF-8 JSON，请检查后重发");
  }
}
