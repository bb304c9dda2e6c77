import "server-only";
import { createHash } from "node:crypto";
import type { IncomingMessage, ServerResponse } from "node:http";
import { promisify } from "node:util";
import { gunzip, gzip } from "node:zlib";
import { row } from "@/lib/platform/db";
import { sql } from "@/lib/platform/sql";
import { createVersionedCache } from "@/lib/platform/versioned-cache";
import { withoutBase } from "@/lib/shared/base-path";
import { newId } from "@/lib/shared/ids";
import { splitView } from "@/lib/shared/reader-view";
import { type Answer, capture, type Handler, release } from "./page-answer";
import { plainDocument } from "./plain-document";

/*
 * Public pages are the same for everybody and change when something is released, issued or set, or when the day
 * does. Each address is made once for a version and kept packed; before every answer one small statement reads the
 * version. A page with a form to send is made each time, because its tickets are good once; but for the gate before
 * suggestions, which asks one question and carries none.
 */

interface KeptPage {
  headers: Answer["headers"];
  etag: string;
  packed: Buffer;
}

const CAPACITY = 1_000;
const MOST_MADE_EACH_TIME = 500;
const PARTS =
  "carriers|sites|cases|routes|culture|family|topics|news|notices|editions|policies|progress|open-data";
const PAGES = new RegExp(
  `^/(?:(?:${PARTS})(?:/[\\da-z-]{1,40}){0,3}|about|accessibility|suggest(?:/12345|/12388)?|rate|elder)?$`,
);
/** Filters that public lists know; whatever else stands in an address is made each time. */
const NAMES =
  "city|area|form|edition|region|county|carrier|level|kind|status|state|year|page|accessible|bookings|column|field|season|suited|duration|virtue|type|compare";
const FILTERS = new RegExp(`^(?:(?:${NAMES})=[\\w.-]{0,40}(?:&|$)){0,8}$`);

const packAsync = promisify(gzip);
const unpackAsync = promisify(gunzip);
const pages = createVersionedCache<KeptPage>(CAPACITY);
const madeEachTime = new Set<string>();

/** The gate before suggestions: which way to go is asked without a ticket. */
const GATE = /^\/suggest$/;

/** What a code opens is for its holder: never kept. */
const HELD_BY_CODE = /^\/sites\/bookings(?:\/|$)/;

/** The address under which a page may be kept, in its view; undefined for all that is made for each request. */
export function keptAddress(url: string): string | undefined {
  const asked = withoutBase(url);
  if (asked === undefined) return undefined;
  const { path } = splitView(asked);
  const [place = "", filters = ""] = path.split("?", 2);
  if (HELD_BY_CODE.test(place)) return undefined;
  return PAGES.test(place) && FILTERS.test(filters) ? asked : undefined;
}

async function readVersion(): Promise<string> {
  const found = await row<{ version: string }>(sql`
    select concat_ws(':',
      (select sum(version) from node_version where node_code in ('*', 'public')),
      (now() at time zone 'Asia/Shanghai')::date) as version`);
  return found?.version ?? "";
}

let reading: Promise<string> | undefined;
let waiting: Promise<string> | undefined;

/**
 * The version of all public pages, never older than the question: whoever asks while it is being read waits for
 * the next reading, together with all others who do.
 */
function publicVersion(): Promise<string> {
  if (!reading) {
    reading = readVersion().finally(() => {
      reading = undefined;
    });
    return reading;
  }
  waiting ??= reading
    .catch(() => undefined)
    .then(() => {
      waiting = undefined;
      return publicVersion();
    });
  return waiting;
}

async function keep(answer: Answer): Promise<KeptPage> {
  const { html, headers } = plainDocument(answer);
  const etag = `"${createHash("sha256").update(html).digest("base64url").slice(0, 27)}"`;
  const fixed = {
    ...headers,
    etag,
    "cache-control": "public, no-cache",
    vary: "Accept-Encoding",
  };
  return { headers: fixed, etag, packed: await packAsync(html, { level: 9 }) };
}

/** A page that holds a form to be sent, or nothing for people, is never given a second time. */
function isKeepable(place: string, { status, headers, body }: Answer): boolean {
  if (status !== 200 || headers["set-cookie"]) return false;
  if (!String(headers["content-type"]).startsWith("text/html")) return false;
  if (GATE.test(place)) return true;
  return !/<form\b[^>]*\bmethod="post"|name="\$ACTION/i.test(body.toString("utf8"));
}

async function send(page: KeptPage, request: IncomingMessage, response: ServerResponse) {
  for (const [name, value] of Object.entries(page.headers)) response.setHeader(name, value);
  response.setHeader("x-request-id", newId());
  if (request.headers["if-none-match"] === page.etag) {
    response.statusCode = 304;
    response.end();
    return;
  }
  response.statusCode = 200;
  const takesGzip = /\bgzip\b/.test(String(request.headers["accept-encoding"] ?? ""));
  const body = takesGzip ? page.packed : await unpackAsync(page.packed);
  if (takesGzip) response.setHeader("content-encoding", "gzip");
  response.setHeader("content-length", body.length);
  response.end(request.method === "HEAD" ? undefined : body);
}

function remember(address: string): void {
  if (madeEachTime.size >= MOST_MADE_EACH_TIME) madeEachTime.clear();
  madeEachTime.add(address);
}

/** The headers of a page made for https promise https: they are kept apart. */
function keyOf(request: IncomingMessage, address: string): string {
  const isSecure = /^https\b/.test(String(request.headers["x-forwarded-proto"]));
  return `${isSecure ? "https" : "http"} ${address}`;
}

/** Serves a public page from memory, or has it made; false where the address is none that is kept. */
export async function servePublicPage(
  handle: Handler,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<boolean> {
  const address = keptAddress(request.url ?? "");
  if (address === undefined) return false;
  const place = address.split("?", 1)[0] ?? "";
  if (madeEachTime.has(place)) return false;
  const version = await publicVersion().catch(() => undefined);
  // Without a database nobody knows what is current: the page itself says so.
  if (version === undefined) return false;
  let made: Answer | undefined;
  const page = await pages
    .get(keyOf(request, address), version, async () => {
      made = await capture(handle, request, response);
      if (!isKeepable(splitView(place).path, made)) throw new Error("not a page to keep");
      return keep(made);
    })
    .catch(() => undefined);
  if (page) await send(page, request, response);
  else if (made) {
    if (made.status === 200) remember(place);
    release(made, request, response);
  } else return false;
  return true;
}
