import "server-only";
import type { IncomingMessage, ServerResponse } from "node:http";

/** The way in which the framework answers a request. */
export type Handler = (request: IncomingMessage, response: ServerResponse) => Promise<void>;

/** What would have been sent. */
export interface Answer {
  status: number;
  headers: Record<string, number | string | string[]>;
  body: Buffer;
}

const OF_THE_LINE = new Set([
  "transfer-encoding",
  "content-length",
  "connection",
  "keep-alive",
  "date",
]);

/** Headers that belong to the answer, not to the line that it would have gone over. */
export function headersOf(response: ServerResponse): Answer["headers"] {
  const headers: Answer["headers"] = {};
  for (const [name, value] of Object.entries(response.getHeaders())) {
    if (value !== undefined && !OF_THE_LINE.has(name)) headers[name] = value;
  }
  return headers;
}

function bytesOf(chunk: unknown): Buffer[] {
  if (typeof chunk === "string") return [Buffer.from(chunk)];
  return chunk instanceof Uint8Array ? [Buffer.from(chunk)] : [];
}

type Told = (() => void) | undefined;
const toldIn = (given: unknown[]) => given.find((one) => typeof one === "function") as Told;

/** Puts the answer's bytes aside; settles when the framework has ended it, fails when the reader goes away first. */
function listen(response: ServerResponse): Promise<Buffer> {
  const chunks: Buffer[] = [];
  const take = (given: unknown[]) => {
    chunks.push(...bytesOf(given[0]));
    toldIn(given)?.();
  };
  response.writeHead = ((status: number, ...given: unknown[]) => {
    response.statusCode = status;
    const headers = given.find((one) => typeof one === "object") ?? {};
    for (const [name, value] of Object.entries(headers)) response.setHeader(name, String(value));
    return response;
  }) as typeof response.writeHead;
  response.flushHeaders = () => undefined;
  response.write = ((...given: unknown[]) => {
    take(given);
    return true;
  }) as typeof response.write;
  return new Promise((resolve, reject) => {
    response.once("close", () => reject(new Error("the reader went away")));
    response.end = ((...given: unknown[]) => {
      take(given);
      resolve(Buffer.concat(chunks));
      return response;
    }) as typeof response.end;
  });
}

/** All that a kept page is made from besides its address: nothing that tells one reader from another. */
const HEARD = ["host", "x-forwarded-proto", "x-forwarded-for"] as const;

function anybodys(headers: IncomingMessage["headers"]): IncomingMessage["headers"] {
  return Object.fromEntries(
    HEARD.flatMap((name) => (headers[name] === undefined ? [] : [[name, headers[name]]])),
  );
}

/**
 * Has a GET answered without sending a byte, as for anybody: no cookie and no wish of this reader is heard. Afterwards
 * request and response are as they were. The framework itself ends only when the answer has really gone out, so its
 * end is not awaited.
 */
export async function capture(
  handle: Handler,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<Answer> {
  const { writeHead, write, end, flushHeaders } = response;
  const { method, headers } = request;
  request.headers = anybodys(headers);
  request.method = "GET";
  try {
    const heard = listen(response);
    const failed = new Promise<never>((_, reject) => {
      handle(request, response).catch(reject);
    });
    const body = await Promise.race([heard, failed]);
    return { status: response.statusCode, headers: headersOf(response), body };
  } finally {
    Object.assign(response, { writeHead, write, end, flushHeaders });
    Object.assign(request, { method, headers });
    if (!response.headersSent) {
      for (const name of response.getHeaderNames()) response.removeHeader(name);
    }
  }
}

/** Sends what was captured, as it was. */
export function release(answer: Answer, request: IncomingMessage, response: ServerResponse): void {
  for (const [name, value] of Object.entries(answer.headers)) response.setHeader(name, value);
  response.writeHead(answer.status);
  response.end(request.method === "HEAD" ? undefined : answer.body);
}
