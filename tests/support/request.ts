import { vi } from "vitest";

/*
 * Stands in for the request around an action, a page or a route: import it before anything that reads
 * next/headers. Cookies that an action sets are there for the next request, as in a browser.
 */

interface RunningRequest {
  cookies: Map<string, string>;
  headers: Headers;
}

const running: RunningRequest = { cookies: new Map(), headers: new Headers() };

const OWN = { host: "localhost:3000", origin: "http://localhost:3000" };

// Outside of Next there is no page that could be refreshed.
vi.mock("next/cache", () => ({ refresh: () => undefined }));

vi.mock("next/headers", () => ({
  cookies: async () => ({
    get: (name: string) => {
      const value = running.cookies.get(name);
      return value === undefined ? undefined : { name, value };
    },
    set: (name: string, value: string) => {
      if (value === "") running.cookies.delete(name);
      else running.cookies.set(name, value);
    },
  }),
  headers: async () => running.headers,
}));

// next/navigation refuses forbidden() where the build did not switch it on; next.config.js does.
vi.stubEnv("__NEXT_EXPERIMENTAL_AUTH_INTERRUPTS", "true");

/** Begins a request: whose cookie it carries (null for nobody's), and what its headers say. */
export function request(
  cookie: { name: string; value: string } | null,
  headers: Record<string, string> = {},
): void {
  running.cookies.clear();
  if (cookie) running.cookies.set(cookie.name, cookie.value);
  running.headers = new Headers({ ...OWN, ...headers });
}

let elsewhere = 0;

/** A visitor's request from an address that no other test of the file has sent from: limits count addresses. */
export function requestFromElsewhere(): void {
  elsewhere += 1;
  request(null, { "x-forwarded-for": `10.9.0.${elsewhere}` });
}

/** Another request of the same browser: its cookies stay. */
export function nextRequest(headers: Record<string, string> = {}): void {
  running.headers = new Headers({ ...OWN, ...headers });
}

/** The cookies that the browser holds now. */
export function heldCookies(): ReadonlyMap<string, string> {
  return running.cookies;
}

/** Where a thrown redirect leads; throws on what is none. */
export function redirectOf(error: unknown): string {
  const digest = error instanceof Error && "digest" in error ? String(error.digest) : "";
  const [kind, , path] = digest.split(";");
  if (kind !== "NEXT_REDIRECT" || path === undefined) throw error;
  return path;
}

/** The HTTP status of next's own interruption of a page (403, 404), or undefined. */
export function interruptionOf(error: unknown): number | undefined {
  const digest = error instanceof Error && "digest" in error ? String(error.digest) : "";
  const status = /^NEXT_HTTP_ERROR_FALLBACK;(\d+)$/.exec(digest)?.[1];
  return status === undefined ? undefined : Number(status);
}

/** A form as a browser sends it. */
export function form(values: Record<string, string | string[]>): FormData {
  const data = new FormData();
  for (const [name, value] of Object.entries(values)) {
    for (const item of [value].flat()) data.append(name, item);
  }
  return data;
}
