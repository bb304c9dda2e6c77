import { mkdir, mkdtemp, readdir, readFile, utimes, writeFile } from "node:fs/promises";
import http from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import type { StaffActor } from "@/lib/access/actor";
import { systemActor } from "@/lib/access/actor";
import { rows } from "@/lib/platform/db";
import { sql } from "@/lib/platform/sql";
import { buildMachineWorld, heldOf, type MachineWorld } from "../support/machine-world";
import { refusal } from "../support/refusal";

const drop = await mkdtemp(path.join(tmpdir(), "qinglian-drop-"));
const WORKER = systemActor("系统取数");

type Answer = (request: http.IncomingMessage, response: http.ServerResponse) => void;
let answer: Answer = (_request, response) => response.end("{}");
const server = http.createServer((request, response) => answer(request, response));
await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
const host = `127.0.0.1:${(server.address() as AddressInfo).port}`;

vi.stubEnv("FEED_DROP_DIR", drop);
vi.stubEnv("FEED_HOSTS", `http://${host},127.0.0.0/8,data.example.gov.cn`);

const { saveFeed, pauseFeed, resumeFeed, runFeedNow } = await import(
  "@/lib/domain/machine/feeds/commands"
);
const { getFeed, listFeeds } = await import("@/lib/domain/machine/feeds/queries");
const { feedSchema } = await import("@/lib/domain/machine/feeds/schema");
const { runDueFeeds, tryFeed } = await import("@/lib/domain/machine/runs/commands");
const { getRun, listRuns } = await import("@/lib/domain/machine/runs/queries");

let world: MachineWorld;
let village: StaffActor;

beforeAll(async () => {
  world = await buildMachineWorld(4);
  village = world.villages[0] as StaffActor;
});

afterAll(async () => {
  server.closeAllConnections();
  await new Promise((resolve) => server.close(resolve));
});

function form(more: Record<string, unknown>) {
  return feedSchema.parse({
    ...{ kind: "pull", sourceName: "政务服务", tasks: [world.fed.score], region: "990102" },
    ...{ address: `http://${host}/values`, rowsPath: "$.data[*]", rhythm: "every", minutes: "30" },
    ...{ task: "=XT-04", organisation: "$.org", value: "$.score", observedAt: "$.at" },
    ...more,
  });
}

async function made(more: Record<string, unknown> = {}): Promise<string> {
  const { id } = await saveFeed(world.office, form(more));
  return id;
}

async function ran(id: string) {
  const { version } = await getFeed(world.office, id);
  await runFeedNow(world.office, { id, version });
  await runDueFeeds(WORKER);
  const [run] = await listRuns(world.office, id);
  if (!run) throw new Error("it did not run");
  return getRun(world.office, run.id);
}

const json =
  (value: unknown): Answer =>
  (_request, response) =>
    response.end(JSON.stringify(value));

const dataOf = (score: unknown, at = "2026-10-20 08:00") => ({
  data: [{ org: village.organisation.id, score, at }],
});

describe("a pull", () => {
  it("is off at first, shows what it would take, and takes it when it runs", async () => {
    answer = json(dataOf("1,0".replace(",", "")));
    const id = await made();
    const feed = await getFeed(world.office, id);
    expect(feed).toMatchObject({ isOn: false, nextAt: null, kind: "pull" });
    const { runId } = await tryFeed(world.office, { id, version: feed.version });
    const trial = await getRun(world.office, runId);
    expect(trial).toMatchObject({ isTrial: true, state: "done", received: 0 });
    expect(trial.preview).toMatchObject({
      ...{ total: 1, fits: 1 },
      // The fourth quarter, from the moment that the row states.
      rows: [{ row: { task: "XT-04", year: 2026, period: 4, value: "10" }, problem: null }],
    });
    expect((await heldOf(village, world.fed.score, 4)).done).toBe(false);
    const run = await ran(id);
    expect(run).toMatchObject({ state: "done", received: 1, taken: 1, refused: 0 });
    expect(await heldOf(village, world.fed.score, 4)).toMatchObject({
      ...{ value: "10", source: "政务服务", done: true },
    });
    expect(await ran(id)).toMatchObject({ state: "done", taken: 0, unchanged: 1 });
  });

  it("sends the authorization that it was given, keeps it sealed, and forgets it with the address", async () => {
    let shown: string | undefined;
    answer = (request, response) => {
      shown = request.headers.authorization;
      json(dataOf(20))(request, response);
    };
    const id = await made({ authorization: "Bearer abc-secret" });
    await ran(id);
    expect(shown).toBe("Bearer abc-secret");
    const stored = await rows(sql`select to_jsonb(f) as f from feed f where id = ${id}`);
    expect(JSON.stringify(stored)).not.toContain("abc-secret");
    const kept = await getFeed(world.office, id);
    await saveFeed(world.office, { ...form({}), id, version: kept.version });
    expect((await getFeed(world.office, id)).hasAuthorization).toBe(true);
    const moved = form({ address: `http://${host}/other` });
    await saveFeed(world.office, { ...moved, id, version: kept.version + 1 });
    expect((await getFeed(world.office, id)).hasAuthorization).toBe(false);
  });

  const failures: [string, Answer, RegExp][] = [
    ["answers 500", (_q, r) => r.writeHead(500).end("no"), /答复 500/],
    [
      "redirects",
      (_q, r) => r.writeHead(302, { location: "http://192.0.2.1/" }).end(),
      /不跟随跳转/,
    ],
    ["is no JSON", (_q, r) => r.end("<html>"), /不是完整的 UTF-8 JSON/],
    ["has no rows", json({ data: [] }), /没有取到行/],
    ["hangs up", (_q, r) => r.destroy(), /连接/],
    [
      "says that it is huge",
      (_q, r) => r.writeHead(200, { "content-length": 21 * 1024 * 1024 }).end(),
      /超过 20 MB/,
    ],
    [
      "is huge without saying so",
      (_q, r) => {
        const piece = Buffer.alloc(1024 * 1024, 32);
        const more = (left: number): void => {
          if (left > 0 && !r.destroyed) r.write(piece, () => more(left - 1));
          else r.end();
        };
        more(22);
      },
      /超过 20 MB/,
    ],
    ["brings nothing usable", json({ data: [{ org: "nobody", score: 1 }] }), /全部没有采用/],
  ];

  it.each(failures)("that %s fails, and only its owner is told", async (_name, given, sentence) => {
    const id = await made();
    answer = given;
    const run = await ran(id);
    expect(run.state).toBe("failed");
    expect(run.message).toMatch(sentence);
    const told = await rows<{ account_id: string; title: string }>(
      sql`select account_id, title from notification where link = ${`/desk/machine/runs/${run.id}`}`,
    );
    expect(told).toHaveLength(1);
    expect(told[0]).toMatchObject({ account_id: world.office.accountId });
  });

  it("that fails again and again tells once a day, and anew after it went well", async () => {
    const id = await made();
    const told = async () => {
      const [found] = await rows<{ count: number }>(sql`
        select count(*)::int as count from notification n join feed_run r
          on n.link = '/desk/machine/runs/' || r.id where r.feed_id = ${id}::uuid`);
      return found?.count;
    };
    answer = json({ data: [] });
    for (let time = 0; time < 3; time += 1) expect((await ran(id)).state).toBe("failed");
    expect(await told()).toBe(1);
    await rows(sql`update notification set created_at = now() - interval '25 hours'
      where kind = 'feed.failed'`);
    await ran(id);
    expect(await told()).toBe(2);
    answer = json(dataOf(41));
    expect((await ran(id)).state).toBe("done");
    answer = json({ data: [] });
    await ran(id);
    expect(await told()).toBe(3);
  });

  it("that is nested without end says so instead of failing as a bug", async () => {
    const id = await made({ rowsPath: "$..row" });
    answer = (_request, response) => response.end(`${"[".repeat(3_000)}${"]".repeat(3_000)}`);
    expect(await ran(id)).toMatchObject({
      state: "failed",
      message: expect.stringContaining("嵌套太深"),
    });
  });

  it("that is slow is given up after its time", async () => {
    answer = (_request, response) => void response.write("{");
    const { fetchBytes } = await import("@/lib/platform/outbound");
    const limits = { hosts: [`http://${host}`, "127.0.0.1"], bytes: 1_000, milliseconds: 300 };
    const slow = await refusal(fetchBytes(`http://${host}/`, {}, limits));
    expect(slow.message).toMatch(/没有取完/);
  });

  it("goes only to hosts that were named, and inside only to ranges that were named", async () => {
    const wrong = async (address: string) =>
      (await refusal(saveFeed(world.office, form({ address })))).fields.address;
    expect(await wrong("https://elsewhere.example.com/x")).toMatch(/FEED_HOSTS/);
    expect(await wrong(`https://${host}/x`)).toMatch(/FEED_HOSTS/);
    expect(await wrong("file:///etc/passwd")).toMatch(/FEED_HOSTS/);
    expect(await wrong("https://me:pw@data.example.gov.cn/")).toMatch(/完整的地址/);
    const { fetchBytes } = await import("@/lib/platform/outbound");
    const named = { bytes: 1_000, milliseconds: 2_000 };
    for (const inside of [host, `localhost:${host.split(":")[1]}`]) {
      const limits = { ...named, hosts: [`http://${inside}`] };
      const why = await refusal(fetchBytes(`http://${inside}/`, {}, limits));
      expect(why.message).toMatch(/内网/);
    }
  });

  it("runs by its schedule, not while paused, and once for two workers", async () => {
    answer = json(dataOf(30));
    const id = await made();
    const { version } = await getFeed(world.office, id);
    await resumeFeed(world.office, { id, version });
    await runDueFeeds(WORKER);
    expect(await listRuns(world.office, id)).toEqual([]);
    await rows(sql`update feed set next_at = now() - interval '1 minute' where id = ${id}`);
    await Promise.all([runDueFeeds(WORKER), runDueFeeds(WORKER), runDueFeeds(WORKER)]);
    expect(await listRuns(world.office, id)).toHaveLength(1);
    await pauseFeed(world.office, { id, version: version + 1 });
    await rows(sql`update feed set next_at = now() - interval '1 minute' where id = ${id}`);
    await runDueFeeds(WORKER);
    expect(await listRuns(world.office, id)).toHaveLength(1);
  });

  it("refuses what is no path, and is seen only within one's reach", async () => {
    const wrong = await refusal(
      saveFeed(world.office, form({ organisation: "org", rowsPath: "$[" })),
    );
    expect(Object.keys(wrong.fields).sort()).toEqual(["organisation", "rowsPath"]);
    for (const rowsPath of ["$..*..*", "$..a[?@.b]..c", "$[?match(@.a, '(a|a)*b')]"]) {
      const costly = await refusal(saveFeed(world.office, form({ rowsPath })));
      expect(Object.keys(costly.fields)).toEqual(["rowsPath"]);
    }
    const id = await made({ rowsPath: "$..data[?@.score > 1]" });
    expect((await refusal(getFeed(village, id))).code).toBe("forbidden");
    const elsewhere = {
      ...world.office,
      grants: world.office.grants.map((grant) => ({ ...grant, regionCode: "990103" })),
    };
    for (const act of [pauseFeed, resumeFeed, runFeedNow, tryFeed]) {
      expect((await refusal(act(elsewhere, { id, version: 1 }))).code).toBe("not_found");
    }
    expect((await refusal(saveFeed(elsewhere, { ...form({}), id }))).code).toBe("not_found");
    expect(await listFeeds(elsewhere)).toEqual([]);
  });
});

const CSV_FORM = {
  ...{ kind: "drop", address: "", rowsPath: "", organisation: "区划代码", value: "得分" },
  ...{ task: "任务", observedAt: "时间", year: "年", period: "季度" },
};

async function put(folder: string, name: string, bytes: string | Uint8Array, age = 60) {
  const place = path.join(drop, folder);
  await mkdir(place, { recursive: true });
  const file = path.join(place, name);
  await writeFile(file, bytes);
  const moment = new Date(Date.now() - age * 1000);
  await utimes(file, moment, moment);
}

describe("a drop folder", () => {
  const head = "任务,区划代码,年,季度,得分,时间";
  const line = (score: number, organisation = village.organisation.id) =>
    `XT-04,${organisation},2026,2,${score},2026年6月30日`;

  it("takes what is whole, puts it aside with its errors, and changes nothing the second time", async () => {
    const id = await made({ ...CSV_FORM, folder: "sanzi" });
    const content = `\uFEFF${head}\n${line(55)}\n${line(56, "990102001999")}\n`;
    await put("sanzi", "六月.csv", content);
    await put("sanzi", "still-writing.csv", content, 1);
    const run = await ran(id);
    expect(run).toMatchObject({ fileName: "六月.csv", state: "done", taken: 1, refused: 1 });
    expect(run.problems).toMatchObject([{ index: 1, field: "organisation" }]);
    expect(await heldOf(village, world.fed.score, 2)).toMatchObject({ value: "55" });
    const aside = await readdir(path.join(drop, "sanzi", "done"));
    expect(aside.map((name) => name.replace(/^\d+T\d+Z-/, "")).sort()).toEqual([
      "六月.csv",
      "六月.csv.errors.csv",
    ]);
    const errors = aside.find((name) => name.endsWith("errors.csv")) ?? "";
    expect(await readFile(path.join(drop, "sanzi", "done", errors), "utf8")).toMatch(
      /没有找到该单位/,
    );
    expect((await readdir(path.join(drop, "sanzi"))).sort()).toEqual(["done", "still-writing.csv"]);
    await put("sanzi", "六月.csv", content);
    expect(await ran(id)).toMatchObject({ taken: 0, unchanged: 1, refused: 1 });
  });

  it("reads GB 18030 as well, and puts what is no table into failed", async () => {
    const id = await made({ ...CSV_FORM, folder: "gb" });
    // 任务,区划代码,年,季度,得分,时间 as older office programs write it.
    const words: [string, number[]][] = [
      ["任务", [0xc8, 0xce, 0xce, 0xf1]],
      ["区划代码", [0xc7, 0xf8, 0xbb, 0xae, 0xb4, 0xfa, 0xc2, 0xeb]],
      ["年", [0xc4, 0xea]],
      ["季度", [0xbc, 0xbe, 0xb6, 0xc8]],
      ["得分", [0xb5, 0xc3, 0xb7, 0xd6]],
      ["时间", [0xca, 0xb1, 0xbc, 0xe4]],
    ];
    const comma = [0x2c];
    const bytes = words.flatMap(([, code], at) => (at === 0 ? code : [...comma, ...code]));
    const rest = Buffer.from(`\nXT-04,${village.organisation.id},2026,2,66,2026-07-01\n`, "latin1");
    await put("gb", "a.csv", Buffer.concat([Buffer.from(bytes), rest]));
    expect(await ran(id)).toMatchObject({ state: "done", taken: 1 });
    await put("gb", "b.csv", '任务,"区划');
    expect(await ran(id)).toMatchObject({ state: "failed" });
    await put("gb", "c.csv", "任务,得分\nXT-04,1\n");
    expect((await ran(id)).message).toMatch(/表头里没有“区划代码/);
    const failed = await readdir(path.join(drop, "gb", "failed"));
    expect(failed.filter((name) => name.endsWith("errors.csv"))).toHaveLength(2);
  });

  it("belongs to one feed only", async () => {
    await made({ ...CSV_FORM, folder: "mine" });
    const twice = await refusal(saveFeed(world.office, form({ ...CSV_FORM, folder: "mine" })));
    expect(twice.fields.folder).toMatch(/换一个名字/);
    expect(feedSchema.safeParse({ ...CSV_FORM, folder: "../etc" }).success).toBe(false);
  });
});
