import { randomBytes } from "node:crypto";
import { type NextRequest, NextResponse } from "next/server";
import {
  contentSecurityPolicy,
  PAGE_HEADERS,
  SESSION_COOKIES,
  STRICT_TRANSPORT,
  VIEW_HEADER,
} from "@/lib/access/page-headers";
import { isDevelopment } from "@/lib/platform/env";
import { newId } from "@/lib/shared/ids";
import { splitView } from "@/lib/shared/reader-view";

const NONCE_BYTES = 16;

function isByHttps(request: NextRequest): boolean {
  const forwarded = request.headers.get("x-forwarded-proto")?.split(",")[0]?.trim();
  return (forwarded ?? request.nextUrl.protocol.replace(":", "")) === "https";
}

function isSignedOut(request: NextRequest): boolean {
  return !SESSION_COOKIES.some((name) => request.cookies.has(name));
}

function toSignIn(request: NextRequest): NextResponse {
  const target = request.nextUrl.clone();
  target.pathname = "/sign-in";
  target.search = "";
  target.searchParams.set("next", request.nextUrl.pathname + request.nextUrl.search);
  return NextResponse.redirect(target);
}

/** The home of 长者模式 is a page of its own; every other page is the same in every view. */
function pageOf({ nextUrl }: NextRequest): { pathname: string; path: string; view: string } {
  const { view, path } = splitView(nextUrl.pathname);
  const pathname = path === "/" && view.size === "elder" ? "/elder" : path;
  return { pathname, path: path + nextUrl.search, view: view.prefix };
}

function passOn(request: NextRequest, pathname: string, headers: Headers): NextResponse {
  if (pathname === request.nextUrl.pathname) return NextResponse.next({ request: { headers } });
  const url = request.nextUrl.clone();
  url.pathname = pathname;
  return NextResponse.rewrite(url, { request: { headers } });
}

/**
 * Gives each page its request id and headers, and spares people without a cookie a refusal. It never
 * authorises: that is done where data are read and written.
 */
export function proxy(request: NextRequest): NextResponse {
  const page = pageOf(request);
  const reads = request.method === "GET" || request.method === "HEAD";
  if (reads && /^\/desk(\/|$)/.test(page.pathname) && isSignedOut(request))
    return toSignIn(request);

  const nonce = randomBytes(NONCE_BYTES).toString("base64");
  const policy = contentSecurityPolicy({ nonce, isDevelopment: isDevelopment() });
  const requestId = newId();
  const forwarded = new Headers(request.headers);
  forwarded.set("x-request-id", requestId);
  forwarded.set("x-page-path", page.path);
  forwarded.set(VIEW_HEADER, page.view);
  forwarded.set("content-security-policy", policy);
  forwarded.set("x-nonce", nonce);

  const response = passOn(request, page.pathname, forwarded);
  // The ordinary address is the one for search engines.
  if (page.view) response.headers.set("X-Robots-Tag", "noindex");
  for (const [name, value] of Object.entries(PAGE_HEADERS)) response.headers.set(name, value);
  response.headers.set("Content-Security-Policy", policy);
  response.headers.set("X-Request-Id", requestId);
  if (isByHttps(request)) response.headers.set("Strict-Transport-Security", STRICT_TRANSPORT);
  return response;
}

// Route handlers stand outside: a proxy cuts large uploads short, and they set their own headers.
export const config = {
  matcher: [
    // Beneath a base path the home has no slash of its own, and the pattern below would pass it over.
    "/",
    "/((?!api/|_next/static|_next/image|icons/|images/|fonts/|scripts/|favicon.ico|robots.txt).*)",
  ],
};
