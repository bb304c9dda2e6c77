import { randomBytes } from "node:crypto";
import { type NextRequest, NextResponse } from "next/server";
import {
  contentSecurityPolicy,
  PAGE_HEADERS,
  SESSION_COOKIES,
  STRICT_TRANSPORT,
} from "@/lib/access/page-headers";
import { isDevelopment } from "@/lib/platform/env";
import { newId } from "@/lib/shared/ids";

const NONCE_BYTES = 16;

function isByHttps(request: NextRequest): boolean {
  const forwarded = request.headers.get("x-forwarded-proto")?.split(",")[0]?.trim();
  return (forwarded ?? request.nextUrl.protocol.replace(":", "")) === "https";
}

function isSignedOut(request: NextRequest): boolean {
  return !SESSION_COOKIES.some((name) => request.cookies.has(name));
}

function toSignIn(request: NextRequest): NextResponse {
  const target = new URL("/sign-in", request.nextUrl);
  target.searchParams.set("next", request.nextUrl.pathname + request.nextUrl.search);
  return NextResponse.redirect(target);
}

/**
 * Gives each page its request id and headers, and spares people without a cookie a refusal. It never
 * authorises: that is done where data are read and written.
 */
export function proxy(request: NextRequest): NextResponse {
  const { pathname, search } = request.nextUrl;
  const reads = request.method === "GET" || request.method === "HEAD";
  if (reads && /^\/desk(\/|$)/.test(pathname) && isSignedOut(request)) return toSignIn(request);

  const nonce = randomBytes(NONCE_BYTES).toString("base64");
  const policy = contentSecurityPolicy({ nonce, isDevelopment: isDevelopment() });
  const requestId = newId();
  const forwarded = new Headers(request.headers);
  forwarded.set("x-request-id", requestId);
  forwarded.set("x-page-path", pathname + search);
  forwarded.set("content-security-policy", policy);
  forwarded.set("x-nonce", nonce);

  const response = NextResponse.next({ request: { headers: forwarded } });
  for (const [name, value] of Object.entries(PAGE_HEADERS)) response.headers.set(name, value);
  response.headers.set("Content-Security-Policy", policy);
  response.headers.set("X-Request-Id", requestId);
  if (isByHttps(request)) response.headers.set("Strict-Transport-Security", STRICT_TRANSPORT);
  return response;
}

// Route handlers stand outside: a proxy cuts large uploads short, and they set their own headers.
export const config = {
  matcher: ["/((?!api/|_next/static|_next/image|icons/|images/|fonts/|favicon.ico|robots.txt).*)"],
};
