import { createHash } from "node:crypto";
import { describe, expect, it } from "vitest";
import { plainDocument } from "@/lib/access/plain-document";

const NONCE = "bm9uY2Vub25jZW5vbmNlISE=";
const POLICY = `default-src 'self'; script-src 'self' 'nonce-${NONCE}' 'strict-dynamic'; style-src 'self' 'nonce-${NONCE}'`;

function documentOf(body: string) {
  const headers = { "content-security-policy": POLICY, link: `</a.css>; nonce="${NONCE}"` };
  const made = plainDocument({ status: 200, headers, body: Buffer.from(body) });
  return { ...made, policy: String(made.headers["content-security-policy"]) };
}

const FRAMEWORK = `<link rel="preload" as="script" href="/_next/a.js"/><script src="/_next/a.js" async nonce="${NONCE}"></script>`;
const DATA = `<script nonce="${NONCE}">self.__next_f.push([1,"x"])</script>`;

describe("a public page as it is kept", () => {
  it("has no script where nothing needs one, and trusts none within", () => {
    const { html, policy } = documentOf(`<p>文</p>${FRAMEWORK}${DATA}`);
    expect(html).toBe("<p>文</p>");
    expect(policy).toContain("script-src 'self';");
    expect(policy).not.toContain("nonce");
  });

  it("keeps data for machines, and small scripts of its own from a file", () => {
    const facts = '<script type="application/ld+json">{"a":1}</script>';
    const own = `<script src="/scripts/reader.js" defer nonce="${NONCE}" data-plain="true"></script>`;
    const { html } = documentOf(`${facts}${own}${FRAMEWORK}`);
    expect(html).toBe(`${facts}<script src="/scripts/reader.js" defer data-plain="true"></script>`);
  });

  it.each([
    ["an island", '<div data-island="map"></div>'],
    ["a part that came late", '<div hidden="" id="S:0"></div>'],
  ])("keeps all its scripts for %s, trusted by their hash", (_what, part) => {
    const { html, policy } = documentOf(`${part}${FRAMEWORK}${DATA}`);
    expect(html).toContain("__next_f");
    expect(html).not.toContain(NONCE);
    const hash = createHash("sha256").update('self.__next_f.push([1,"x"])').digest("base64");
    expect(policy).toContain(`'sha256-${hash}'`);
    expect(policy).not.toContain("strict-dynamic");
  });

  it("names its nonce nowhere", () => {
    const { html, headers } = documentOf(`<p>${NONCE}</p>${DATA}`);
    expect(html + JSON.stringify(headers)).not.toContain(NONCE);
  });
});
