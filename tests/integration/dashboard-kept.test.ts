import { createServer, type RequestListener, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import type { StaffActor } from "@/lib/access/actor";
import { servePage } from "@/lib/access/page-cache";
import { mintSession } from "@/lib/access/session";
import { readBoard } from "@/lib/domain/counters/board/queries";
import { row, transaction } from "@/lib/platform/db";
import { sql } from "@/lib/platform/sql";
import { loadSmallDemo, staff } from "../support/demo-world";
import { countStatements } from "../support/statements";

const page = vi.hoisted(() => ({ kept: new Map<unknown, Map<string, unknown>>() }));

// What React does for a page that is being made: the same question is put once.
vi.mock("react", async (original) => ({
  ...(await original<typeof import("react")>()),
  cache:
    <A extends unknown[], R>(work: (...given: A) => R) =>
    (...given: A): R => {
      const known = page.kept.get(work) ?? new Map<string, unknown>();
      page.kept.set(work, known);
      const key = JSON.stringify(given);
      if (!known.has(key)) known.set(key, work(...given));
      return known.get(key) as R;
    },
}));

function anewPage<T>(work: () => Promise<T>): Promise<T> {
  page.kept.clear();
  return work();
}

let county: StaffActor;
let server: Server;
let origin: string;
let cookie: string;
let made = 0;

async function handle(...[, response]: Parameters<RequestListener>): Promise<void> {
  made += 1;
  response.end(`made ${made}`);
}

beforeAll(async () => {
  await loadSmallDemo();
  county = await staff("xian");
  const { name, value } = await transaction((tx) =>
    mintSession(tx, { accountId: county.accountId, stage: "full" }),
  );
  cookie = `${name}=${value}`;
  server = createServer((request, response) => void servePage(handle, request, response));
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}, 240_000);

afterAll(() => server.close());

async function look(search: string): Promise<number> {
  page.kept.clear();
  const before = made;
  const path = `/desk/dashboard/${county.organisation.regionCode}${search}`;
  await (await fetch(origin + path, { headers: { cookie } })).text();
  return made - before;
}

async function approveElsewhere(): Promise<void> {
  const changed = await row<{ node: string }>(sql`
    update assignment set status = 'approved', done_at = now(), is_on_time = true
    where id = (select a.id from assignment a where a.status = 'not_started' and not a.awaiting
      and a.node_code <> ${county.organisation.nodeCode} limit 1)
    returning node_code as node`);
  expect(changed?.node).not.toBe(county.organisation.nodeCode);
}

describe("a kept dashboard", () => {
  it.each([
    ["stays where others changed", "?year=2026", 0],
    ["is made again where it is compared with peers", "?year=2026&compare=peers", 1],
    ["is made again on today's map, which takes from elsewhere", "?year=2026&map=today", 1],
  ])("%s", async (_what, search, times) => {
    await look(search);
    expect(await look(search)).toBe(0);
    await approveElsewhere();
    expect(await look(search)).toBe(times);
  });

  it("asks once for a page what the viewer reaches and which versions stand", async () => {
    const query = {
      regionCode: county.organisation.regionCode,
      year: 2026,
      period: "year" as const,
    };
    const read = () => anewPage(() => readBoard(county, query, {}));
    await read();
    expect(await countStatements(read)).toBeLessThanOrEqual(6);
  });
});
