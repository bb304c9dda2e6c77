import { request as ask, createServer, type RequestListener, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import pg from "pg";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { servePage } from "@/lib/access/page-cache";
import { newId } from "@/lib/shared/ids";
import { ownerUrl } from "@/tests/support/database";

const owner = new pg.Pool({ connectionString: ownerUrl });
let server: Server;
let origin: string;
let made = 0;

/** Stands in for the app: a page with a nonce in its header and its body, which tells how often it was made. */
async function page(...[request, response]: Parameters<RequestListener>): Promise<void> {
  made += 1;
  const nonce = newId();
  response.setHeader("content-security-policy", `script-src 'self' 'nonce-${nonce}'`);
  response.statusCode = request.url === "/carriers/missing" ? 404 : 200;
  // As the framework answers a cookie of its own that it does not know.
  if (request.headers.cookie) response.setHeader("set-cookie", "preview=; Max-Age=0");
  if (request.headers["x-middleware-prefetch"]) response.statusCode = 204;
  response.setHeader("content-type", "text/html; charset=utf-8");
  response.write(`<p>made ${made}</p><script nonce="${nonce}">1</script>`);
  const form = ["/topics/form", "/suggest"].includes(request.url ?? "")
    ? '<form method="POST">'
    : "";
  response.end(request.url === "/sites/island" ? '<div data-island="map">' : form);
}

beforeAll(async () => {
  server = createServer((request, response) => void servePage(page, request, response));
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});

afterAll(async () => {
  server.close();
  await owner.end();
});

beforeEach(async () => {
  await owner.query("insert into setting (key, value, updated_at) values ($1, '1', now())", [
    `change-${newId()}`,
  ]);
});

async function timesMade(work: () => Promise<unknown>): Promise<number> {
  const before = made;
  await work();
  return made - before;
}

async function twice(path: string, init: RequestInit = {}): Promise<void> {
  for (const _ of [1, 2]) await (await fetch(origin + path, init)).text();
}

describe("a public page", () => {
  it.each(["/", "/suggest", "/carriers", "/carriers/village", "/sites?city=420100", "/about"])(
    "%s is made once while nothing changes",
    async (path) => expect(await timesMade(() => twice(path))).toBe(1),
  );

  it.each([
    [
      "an edition is released",
      "insert into edition (id, region_code, year, number, title, query, figures, fingerprint, frozen_by_name) values (gen_random_uuid(), '420000', 2026, 1, 't', '{}', '{}', 'f', 'x')",
    ],
    ["a place is edited", "update site set name = name where false"],
    ["a document is edited", "update policy_document set title = title where false"],
  ])("is made again when %s", async (_when, change) => {
    await twice("/");
    await owner.query(change);
    expect(await timesMade(() => twice("/"))).toBe(1);
  });

  it("is made again when a list is issued, and stays while its draft is typed", async () => {
    const list = newId();
    await owner.query(
      `insert into task_list (id, kind, region_code, year, title)
       select $1, 'task', code, 2031, '试' from region limit 1`,
      [list],
    );
    await twice("/");
    await owner.query("update task_list set title = '试一试' where id = $1", [list]);
    expect(await timesMade(() => twice("/"))).toBe(0);
    await owner.query("update task_list set status = 'issued' where id = $1", [list]);
    expect(await timesMade(() => twice("/"))).toBe(1);
  });

  it("carries no script where nothing moves, and trusts what it carries by hash, never by nonce", async () => {
    for (const [path, scripts] of [
      ["/about", 0],
      ["/sites/island", 1],
    ] as const) {
      for (const _ of [1, 2]) {
        const answer = await fetch(origin + path);
        expect((await answer.text()).match(/<script/g) ?? []).toHaveLength(scripts);
        const policy = answer.headers.get("content-security-policy") ?? "";
        expect(policy.includes("'sha256-")).toBe(scripts > 0);
        expect(policy).not.toContain("nonce");
      }
    }
  });

  it("is one page for each view, and one for both of http and https", async () => {
    const views = [
      "/carriers",
      "/elder/carriers",
      "/contrast/carriers",
      "/large/contrast/carriers",
    ];
    expect(await timesMade(() => Promise.all(views.map((path) => twice(path))))).toBe(4);
    const secure = { headers: { "x-forwarded-proto": "https" } };
    expect(await timesMade(() => twice("/carriers", secure))).toBe(1);
  });

  it("answers HEAD without a body and whoever has it already with 304", async () => {
    const whole = await fetch(`${origin}/about`);
    const length = Buffer.byteLength(await whole.text());
    const head = await fetch(`${origin}/about`, { method: "HEAD" });
    expect(await head.text()).toBe("");
    expect(head.headers.get("etag")).toBe(whole.headers.get("etag"));
    const etag = whole.headers.get("etag") ?? "";
    const again = await fetch(`${origin}/about`, { headers: { "if-none-match": etag } });
    expect([again.status, await again.text()]).toEqual([304, ""]);
    const plain = await fetch(`${origin}/about`, { headers: { "accept-encoding": "identity" } });
    expect(plain.headers.get("content-length")).toBe(String(length));
  });

  it("is made for nobody in particular: no header of a reader changes it or keeps it from being kept", async () => {
    const readers: Record<string, string>[] = [
      { cookie: "__prerender_bypass=1" },
      { cookie: "qinglian-session=x", accept: "text/x-component" },
      { "x-middleware-prefetch": "1", "next-router-prefetch": "1" },
      { range: "bytes=0-3", "if-none-match": "*" },
    ];
    for (const [at, headers] of readers.entries()) {
      const path = `/news?page=${at + 1}`;
      const times = await timesMade(async () => {
        const answer = await fetch(origin + path, { headers });
        expect(answer.status).toBe(200);
        expect(answer.headers.get("set-cookie")).toBeNull();
        expect(await answer.text()).toMatch(/^<p>made/);
        await twice(path);
      });
      expect(times).toBe(1);
    }
  });

  it("is made once for many who ask at the same time", async () => {
    const asked = Array.from({ length: 12 }, () => fetch(`${origin}/policies`));
    expect(
      await timesMade(async () => {
        for (const answer of await Promise.all(asked)) expect(await answer.text()).toMatch(/made/);
      }),
    ).toBeLessThanOrEqual(1);
  });
});

describe("a method that no page knows", () => {
  it("is refused before the framework sees it", async () => {
    const status = await new Promise((resolve) =>
      ask(`${origin}/`, { method: "TRACE" }, (answer) => resolve(answer.statusCode)).end(),
    );
    expect(status).toBe(405);
  });
});

describe("a search", () => {
  it("is made 120 times a minute for one address, however it is written; others go on", async () => {
    const search = async (path: string, address: string) =>
      (await fetch(origin + path, { headers: { "x-forwarded-for": address } })).status;
    const paths = ["/search?q=a", "/elder/search?city=1&q=b", "/sites?words=c"];
    const statuses: number[] = [];
    for (let at = 0; at < 123; at += 1) {
      statuses.push(await search(paths[at % 3] ?? "", "10.7.0.1"));
    }
    expect(statuses.indexOf(429)).toBe(120);
    expect(await search("/search?q=a", "10.7.0.2")).toBe(200);
    expect(await search("/about", "10.7.0.1")).toBe(200);
    expect(await search("/desk/organisations?words=c", "10.7.0.1")).toBe(200);
  });
});

describe("what is made each time", () => {
  it.each([
    ["a search", "/search?q=三资", {}],
    ["an address nobody gave out", "/?x=1", {}],
    ["a page with a form to send", "/topics/form", {}],
    ["a page that a code opens", "/sites/bookings/abc", {}],
    ["a page of codes", "/rate/abc", {}],
    ["what does not exist", "/carriers/missing", {}],
    ["a soft navigation", "/", { headers: { rsc: "1" } }],
    ["anything but reading", "/", { method: "POST" }],
    ["a dashboard asked for without a session", "/desk/dashboard/420000", {}],
  ])("is %s", async (_what, path, init) => {
    expect(await timesMade(() => twice(path, init))).toBe(2);
  });
});
