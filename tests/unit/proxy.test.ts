import * as pageInfo from "next/dist/build/analysis/get-page-static-info";
import { formatHostname } from "next/dist/server/lib/format-hostname";
import { NextRequest } from "next/server";
import { describe, expect, it } from "vitest";
import { config, proxy } from "@/proxy";
import { appName } from "@/scripts/launch/app-name";

type Matchers = (matcher: unknown, config: { basePath: string }) => { regexp: string }[];

// The framework's own types leave it out.
const { getMiddlewareMatchers } = pageInfo as unknown as { getMiddlewareMatchers: Matchers };

/** Whether the proxy sees a path, as the build compiles its pattern. */
function isSeen(path: string, basePath: string): boolean {
  const found = getMiddlewareMatchers(config.matcher, { basePath });
  return found.some(({ regexp }) => new RegExp(regexp).test(path));
}

describe("the proxy", () => {
  it.each(["", "/qlj"])("sees every page beneath %j, the home too, and no route", (base) => {
    const pages = ["/sites", "/elder", "/elder/sites", "/desk/today", "/culture/works/1"];
    const home = base || "/";
    expect([home, ...pages.map((path) => base + path)].filter((one) => !isSeen(one, base))).toEqual(
      [],
    );
    const others = ["/api/health", "/_next/static/a.js", "/icons/seal.svg", "/robots.txt"];
    expect(others.filter((path) => isSeen(base + path, base))).toEqual([]);
  });

  it.each(["127.0.0.1", "127.0.0.5", "::1", "localhost", "0.0.0.0", "::", "10.1.2.3"])(
    "leads to another view of the own pages where the app listens at %s",
    (host) => {
      const own = `https://${formatHostname(appName(host))}:3000`;
      const answer = proxy(new NextRequest(`${own}/elder/sites`));
      expect(answer.headers.get("x-middleware-rewrite")).toBe(`${own}/sites`);
    },
  );
});
