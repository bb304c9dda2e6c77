import "server-only";
import { randomBytes } from "node:crypto";
import type { IncomingMessage, ServerResponse } from "node:http";
import { gzip } from "node:zlib";
import type { StaffActor } from "@/lib/access/actor";
import { sessionCookieName } from "@/lib/access/cookie";
import { mayStillSearch } from "@/lib/access/limits";
import { actorFromCookie } from "@/lib/access/session";
import { row } from "@/lib/platform/db";
import { sql } from "@/lib/platform/sql";
import { createVersionedCache } from "@/lib/platform/versioned-cache";
import { withoutBase } from "@/lib/shared/base-path";
import { canonicalJson, sha256 } from "@/lib/shared/hash";
import { newId } from "@/lib/shared/ids";
import { splitView } from "@/lib/shared/reader-view";
import { type Handler, headersOf } from "./page-answer";
import { servePublicPage } from "./public-pages";

/*
 * Whole dashboard pages, kept for exactly as long as nothing that they show has changed. Before each
 * answer one statement reads the session and one the versions: the sum of the node versions beneath the
 * region and in the viewer's reach, the catalogue's version, the day in Shanghai and the bell. Who may see what is decided by the
 * page itself when it is made; a page is only ever given again to the same account with the same rights.
 */

interface KeptPage {
  headers: Record<string, number | string | string[]>;
  /** The body, cut where the nonce stood. */
  pieces: string[];
  policy: string;
}

const PAGES = /^\/desk\/dashboard\/(\d{6}|\d{9})(?:\?|$)/;
const CAPACITY = 600;
const NONCE = /'nonce-([^']+)'/;
const pages = createVersionedCache<KeptPage>(CAPACITY);

function cookieOf(request: IncomingMessage): string | undefined {
  const name = `${sessionCookieName()}=`;
  const found = (request.headers.cookie ?? "").split("; ").find((pair) => pair.startsWith(name));
  return found && decodeURIComponent(found.slice(name.length));
}

/** Peers lie beside the region, and what came to it on today's map was counted elsewhere: all of the province. */
function shownRegion(url: string, regionCode: string): string {
  const asked = new URL(url, "http://localhost").searchParams;
  const isWide = asked.get("compare") === "peers" || asked.get("map") === "today";
  return isWide ? `${regionCode.slice(0, 2)}0000` : regionCode;
}

/** The version of all that a page may show: figures of its region, and counts in the viewer's own reach. */
async function versionFor(actor: StaffActor, regionCode: string): Promise<string> {
  const grants = [...actor.grants, ...(actor.delegated ?? [])];
  const regions = [regionCode, ...grants.map((grant) => grant.regionCode)];
  const found = await row<{ version: string }>(sql`
    select concat_ws(':',
      (select sum(version) from node_version where node_code = '*' or node_code in (
        select b.code from region r
        join region top on top.code = r.node_code
        join region b on b.level in ('province', 'city', 'county') and b.path like top.path || '%'
        where r.code = any (${regions}::text[]))),
      (now() at time zone 'Asia/Shanghai')::date,
      (select count(*) || '/' || max(id::text) from notification
        where organisation_id = ${actor.organisation.id} and read_at is null)) as version`);
  return found?.version ?? "";
}

/** The person as the page shows and limits them; the session itself is not part of the page. */
function personKey(actor: StaffActor): string {
  const { sessionId: _session, ...person } = actor;
  return sha256(canonicalJson(person));
}

function keep(response: ServerResponse, body: string): KeptPage {
  const policy = String(response.getHeader("content-security-policy") ?? "");
  const nonce = NONCE.exec(policy)?.[1];
  const headers = headersOf(response);
  return { headers, policy, pieces: nonce ? body.split(nonce) : [body] };
}

/** Lets the page be made for this request, and listens to what is sent. */
async function make(
  handle: Handler,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<KeptPage> {
  const chunks: Buffer[] = [];
  const write = response.write.bind(response);
  const end = response.end.bind(response);
  const listen = (chunk: unknown) => {
    if (typeof chunk === "string") chunks.push(Buffer.from(chunk));
    else if (chunk instanceof Uint8Array) chunks.push(Buffer.from(chunk));
  };
  response.write = ((chunk: unknown, ...rest: never[]) => {
    listen(chunk);
    return write(chunk, ...rest);
  }) as typeof response.write;
  response.end = ((chunk: unknown, ...rest: never[]) => {
    listen(chunk);
    return end(chunk, ...rest);
  }) as typeof response.end;
  delete request.headers["accept-encoding"];
  await handle(request, response);
  if (!response.writableFinished) {
    await new Promise((resolve) => response.once("close", resolve));
  }
  if (response.statusCode !== 200 || !response.writableFinished)
    throw new Error("not a page to keep");
  return keep(response, Buffer.concat(chunks).toString("utf8"));
}

function send(page: KeptPage, request: IncomingMessage, response: ServerResponse): void {
  const nonce = randomBytes(16).toString("base64");
  for (const [name, value] of Object.entries(page.headers)) response.setHeader(name, value);
  response.setHeader("content-security-policy", page.policy.replace(NONCE, `'nonce-${nonce}'`));
  response.setHeader("x-request-id", newId());
  const body = page.pieces.join(nonce);
  if (!/\bgzip\b/.test(String(request.headers["accept-encoding"] ?? ""))) {
    response.end(body);
    return;
  }
  gzip(body, { level: 3 }, (error, packed) => {
    if (error) return response.end(body);
    response.setHeader("content-encoding", "gzip");
    return response.end(packed);
  });
}

interface Kept {
  key: string;
  version: string;
}

/** Under what a dashboard is kept, and for which version; undefined for pages that are made each time. */
async function keptUnder(request: IncomingMessage): Promise<Kept | undefined> {
  const url = withoutBase(request.url ?? "") ?? "";
  const regionCode = request.method === "GET" ? PAGES.exec(url)?.[1] : undefined;
  const actor = regionCode ? await actorFromCookie(cookieOf(request)) : undefined;
  if (!regionCode || actor?.kind !== "staff") return undefined;
  // The headers of a page made for https promise https.
  const scheme = /^https\b/.test(String(request.headers["x-forwarded-proto"])) ? "https" : "http";
  const version = `${await versionFor(actor, shownRegion(url, regionCode))}:${personKey(actor)}`;
  return { key: `${scheme} ${actor.accountId} ${url}`, version };
}

// Staff search under their own accounts, many behind one address.
const SEARCHES = /^(?!\/desk\/)(?:\/search\?.*\bq=.|\/[\w/-]+\?.*\bwords=.)/;

/** True where a visitor searches more than one address may in a minute: answered before anything is made. */
async function searchesTooMuch({ url = "", headers }: IncomingMessage): Promise<boolean> {
  const asked = withoutBase(url);
  if (asked === undefined || !SEARCHES.test(splitView(asked).path)) return false;
  const address = String(headers["x-forwarded-for"] ?? "unknown")
    .split(",")
    .at(-1)
    ?.trim();
  return !(await mayStillSearch(address || "unknown"));
}

function refuseBusy(response: ServerResponse): void {
  response.statusCode = 429;
  response.setHeader("content-type", "text/html; charset=utf-8");
  response.setHeader("retry-after", "60");
  response.end();
}

/** Serves a request; dashboards and public pages from memory where nothing has changed. */
export async function servePage(
  handle: Handler,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const reads = request.method === "GET" || request.method === "HEAD";
  // The framework breaks off at these, with a trace in the log.
  if (/^(TRACE|CONNECT|TRACK)$/.test(request.method ?? "")) {
    response.writeHead(405, { allow: "GET, HEAD, POST" }).end();
    return;
  }
  if (reads && (await searchesTooMuch(request))) return refuseBusy(response);
  // A soft navigation asks for data, not for a document.
  if (!reads || request.headers.rsc) return handle(request, response);
  if (await servePublicPage(handle, request, response)) return;
  const kept = await keptUnder(request);
  if (!kept) return handle(request, response);
  let made = false;
  const page = await pages
    .get(kept.key, kept.version, () => {
      made = true;
      return make(handle, request, response);
    })
    .catch(() => undefined);
  if (made) return;
  if (page) return send(page, request, response);
  return handle(request, response);
}
