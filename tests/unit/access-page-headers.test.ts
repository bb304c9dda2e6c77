import { describe, expect, it } from "vitest";
import { contentSecurityPolicy, isDeskPath } from "@/lib/access/page-headers";

describe("where one may be sent after signing in", () => {
  it.each([
    "/desk",
    "/desk/today",
    "/desk/dashboard/420000?year=2026&q=%E6%B9%96",
    "/desk/a-b_c.d~e",
  ])("%s", (path) => {
    expect(isDeskPath(path)).toBe(true);
  });

  it.each([
    "",
    "/",
    "/desktop",
    "//evil.example/desk",
    "/desk//evil.example",
    "https://evil.example/desk",
    "/desk\\evil",
    "/desk/a\nb",
    "javascript:alert(1)",
    "/sign-in",
  ])("never %j", (path) => {
    expect(isDeskPath(path)).toBe(false);
  });
});

describe("content security policy", () => {
  it("trusts scripts by nonce alone, in production without eval and inline styles", () => {
    const policy = contentSecurityPolicy({ nonce: "abc", isDevelopment: false });
    expect(policy).toContain("script-src 'self' 'nonce-abc' 'strict-dynamic';");
    expect(policy).not.toContain("unsafe-eval");
    expect(policy).toContain("style-src 'self' 'nonce-abc'; style-src-attr 'unsafe-inline'");
    expect(policy).toContain("frame-ancestors 'none'");
    expect(policy).not.toMatch(/https?:|\*/);
  });
});
