import "server-only";
import type { IncomingMessage, ServerResponse } from "node:http";
import { PAGE_HEADERS } from "@/lib/access/page-headers";
import { env } from "@/lib/platform/env";
import { withBase, withoutBase } from "@/lib/shared/base-path";
import { splitView, viewOf } from "@/lib/shared/reader-view";
import { REQUEST_ID, type RefusalKind, refusalName } from "@/lib/shared/refusals";

/*
 * When a page finds that it does not exist, or not for this person, the framework sends an empty
 * document that only its scripts can fill, and for unknown addresses one whose scripts lack the nonce;
 * so it does when a page fails. A person without script, or on a slow line, would see nothing. In their place goes
 * a plain page that was made at build time, in the view of the address: the same for everybody, so that a refusal
 * tells nothing. While MAINTENANCE is set, every request but those for the platform's own health gets such an answer.
 */

type Handler = (request: IncomingMessage, response: ServerResponse) => Promise<void>;

const KINDS: Record<number, RefusalKind> = {
  403: "forbidden",
  404: "not-found",
  429: "busy",
  500: "failed",
};
const POLICY = "default-src 'none'; style-src 'self'; font-src 'self'; img-src 'self' data:";
const KEPT = new Set(["set-cookie", "x-request-id", "strict-transport-security", "retry-after"]);

const OPEN_IN_MAINTENANCE =
  /^\/(api\/(health|ready)|refusal\/|_next\/static\/|icons\/|favicon\.ico)/;
const MAINTAINED = "系统正在维护，暂时不能办理；已提交的内容都在，请稍后再试";
const RETRY_SECONDS = "300";

const pages = new Map<string, Promise<string>>();

async function read(name: string): Promise<string> {
  const answer = await fetch(`http://127.0.0.1:${env().PORT}${withBase(`/refusal/${name}`)}`);
  if (!answer.ok) throw new Error(`the page for ${name} answers ${answer.status}`);
  const html = await answer.text();
  return html
    .replace(/<script\b[^>]*>.*?<\/script>/gs, "")
    .replace(/<link\b[^>]*\bas="script"[^>]*>/g, "");
}

function refusalPage(name: string): Promise<string> {
  const known = pages.get(name);
  if (known) return known;
  const page = read(name);
  page.catch(() => pages.delete(name));
  pages.set(name, page);
  return page;
}

/** The name of the page that says it as the reader wants to see public pages. */
function nameFor(kind: RefusalKind, request: IncomingMessage): string {
  const { view } = splitView(withoutBase(request.url ?? "") ?? "/");
  return refusalName(kind, kind === "forbidden" ? viewOf("normal", false) : view);
}

function isDocument(request: IncomingMessage): boolean {
  const reads = request.method === "GET" || request.method === "HEAD";
  return (
    reads && !request.headers.rsc && !/^\/(api|_next)\//.test(withoutBase(request.url ?? "") ?? "")
  );
}

function isHtml(response: ServerResponse): boolean {
  return String(response.getHeader("content-type") ?? "").startsWith("text/html");
}

/** Sends the page of a refusal with the status that stands; a bare sentence where it cannot be had. */
async function send(
  kind: RefusalKind,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const status = response.statusCode;
  const html = await refusalPage(nameFor(kind, request)).catch(
    () => `<!DOCTYPE html><title>${status}</title>`,
  );
  const requestId = String(response.getHeader("x-request-id") ?? "");
  for (const name of response.getHeaderNames()) {
    if (!KEPT.has(name)) response.removeHeader(name);
  }
  for (const [name, value] of Object.entries(PAGE_HEADERS)) response.setHeader(name, value);
  response.setHeader("content-security-policy", POLICY);
  response.setHeader("content-type", "text/html; charset=utf-8");
  response.setHeader("cache-control", "private, no-store");
  response.end(html.replace(REQUEST_ID, requestId));
}

/** Answers 503 while the platform is maintained: a page for people, words for forms and scripts. */
async function refuseForNow(request: IncomingMessage, response: ServerResponse): Promise<void> {
  response.statusCode = 503;
  response.setHeader("retry-after", RETRY_SECONDS);
  if (isDocument(request)) return send("maintenance", request, response);
  response.setHeader("content-type", "application/json; charset=utf-8");
  response.setHeader("cache-control", "private, no-store");
  const body = { ok: false, code: "unavailable", message: MAINTAINED, fields: {} };
  response.end(JSON.stringify(body));
}

/** Serves a request; a refused document gets its plain page. */
export async function servePlainRefusals(
  handle: Handler,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  if (env().MAINTENANCE && !OPEN_IN_MAINTENANCE.test(withoutBase(request.url ?? "") ?? "")) {
    return refuseForNow(request, response);
  }
  if (!isDocument(request)) return handle(request, response);
  const { writeHead, write, end, flushHeaders } = response;
  let kind: RefusalKind | undefined;
  // Whatever comes first has the head written, so that the kind is known before a byte leaves.
  const decide = () => {
    if (!response.headersSent && !kind) response.writeHead(response.statusCode);
    return kind;
  };
  response.writeHead = function head(this: ServerResponse, ...given: never[]) {
    const status = Number(given[0] ?? response.statusCode);
    kind = isHtml(response) ? KINDS[status] : undefined;
    if (!kind) return Reflect.apply(writeHead, response, given);
    response.statusCode = status;
    return response;
  } as typeof response.writeHead;
  response.flushHeaders = () => {
    if (!decide()) flushHeaders.call(response);
  };
  response.write = ((...given: never[]) => {
    return decide() ? true : Reflect.apply(write, response, given);
  }) as typeof response.write;
  response.end = ((...given: never[]) => {
    const refused = decide();
    if (!refused) return Reflect.apply(end, response, given);
    Object.assign(response, { writeHead, write, end, flushHeaders });
    void send(refused, request, response);
    return response;
  }) as typeof response.end;
  return handle(request, response);
}
