import { readFile } from "node:fs/promises";
import path from "node:path";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import pg from "pg";
import { from as copyFrom } from "pg-copy-streams";
import { JOB_QUEUES } from "@/lib/platform/jobs";
import { freePort } from "@/lib/platform/postgres/system";
import { newId } from "@/lib/shared/ids";
import { loadReference } from "@/prisma/seed/reference/load";
import { buildFolder, ensureBuilt } from "@/scripts/launch/build";
import { platformEnvironment, type Variables } from "@/scripts/launch/environment";
import { startParts } from "@/scripts/launch/parts";
import { runScript } from "@/scripts/launch/processes";
import { type Steps, stepsTo } from "@/scripts/launch/steps";
import { migrate, startTestServer, type TestServer } from "../support/database-server";
import { spread } from "./submit-measures";
import { agentOf, request } from "./submit-requests";
import { BATCH, KEY_SECRET, type ValuesWorld } from "./values-types";

const ROOT = path.resolve(import.meta.dirname, "..", "..");
const LANES = [1, 2, 4] as const;

/** How many batches each number of lanes sends in each round. */
interface Size {
  rounds: number;
  batches: number;
}

const SIZES: Record<string, Size> = {
  tiny: { rounds: 1, batches: 2 },
  small: { rounds: 3, batches: 4 },
  full: { rounds: 5, batches: 12 },
};

/** One batch after another over all villages, periods and tasks; each value is sent once. */
function* batchesOf(world: ValuesWorld): Generator<unknown[]> {
  let batch: unknown[] = [];
  for (let task = 1; task <= world.tasks; task += 1) {
    for (let period = 1; period <= world.periods; period += 1) {
      for (const organisation of world.codes) {
        batch.push({
          ...{ task: `XT-${task}`, organisation, year: 2026, period },
          ...{ numerator: period + 7, denominator: 20 + (batch.length % 80) },
          observedAt: "2026-11-21T08:00:00+08:00",
        });
        if (batch.length < BATCH) continue;
        yield batch;
        batch = [];
      }
    }
  }
}

async function environmentOf(server: TestServer, machine: Variables): Promise<Variables> {
  const port = String(await freePort());
  const given = { ...machine, PORT: port, DATABASE_URL: "", PUBLIC_URL: "", LOG_LEVEL: "error" };
  const env = await platformEnvironment(given, server.stateFolder, server.database);
  const NEXT_DIST_DIR = machine.NEXT_DIST_DIR || (await buildFolder(ROOT, env));
  return { ...env, NODE_ENV: "production", DEMO_SKIP_TOTP: "1", NEXT_DIST_DIR };
}

async function prepare(server: TestServer, env: Variables, values: number): Promise<ValuesWorld> {
  const ownerUrl = env.DATABASE_OWNER_URL ?? "";
  await migrate(ownerUrl, JOB_QUEUES);
  const pool = new pg.Pool({ connectionString: ownerUrl });
  await loadReference(pool);
  await pool.end();
  const file = path.join(server.stateFolder, "world.json");
  const script = ["tests/load/values-prepare.ts", file, String(values)];
  await runScript(ROOT, script, env, new AbortController().signal);
  return JSON.parse(await readFile(file, "utf8")) as ValuesWorld;
}

/** The baseline: COPY of as many rows into a table like `report`, one durable transaction. */
async function copyRound(owner: pg.Client, ids: readonly string[]): Promise<number> {
  const lines = ids.map((id, at) => {
    const row = newId();
    return `${row}\t${id}\t${1}\t${at % 20}\t20\t由三资平台提供，数据时间 11 月 21 日 08:00。\t${row}\t${row}\t三资平台\tt\tsystem\t三资平台\t2026-11-21T08:00:00+08:00\n`;
  });
  const began = performance.now();
  await owner.query("begin");
  await pipeline(
    Readable.from([lines.join("")]),
    owner.query(
      copyFrom(`copy bench_report (id, assignment_id, revision, numerator, denominator, narrative,
        receipt_no, submitted_by_id, submitted_by_name, is_on_time, origin, source_name, observed_at)
        from stdin`),
    ),
  );
  await owner.query("commit");
  const seconds = (performance.now() - began) / 1000;
  await owner.query("truncate bench_report");
  return ids.length / seconds;
}

interface Told {
  taken: number;
  wrong: number;
  perSecond: number;
  milliseconds: number[];
}

/** So many lanes, each sending its next batch when the last was answered. */
async function pushRound(base: URL, batches: readonly unknown[][], lanes: number): Promise<Told> {
  const agent = agentOf(lanes);
  const waiting = batches.map((values) => JSON.stringify({ values }));
  const told: Told = { taken: 0, wrong: 0, perSecond: 0, milliseconds: [] };
  const lane = async () => {
    for (let body = waiting.shift(); body !== undefined; body = waiting.shift()) {
      const answer = await request({
        url: new URL("/api/v1/values", base),
        agent,
        headers: {
          ...{ "content-type": "application/json", authorization: `Bearer ${KEY_SECRET}` },
          "idempotency-key": newId(),
        },
        body,
      });
      const taken = answer.status === 200 ? (JSON.parse(answer.body).taken as number) : 0;
      told.taken += taken;
      told.milliseconds.push(answer.milliseconds);
      if (taken !== BATCH) {
        told.wrong += 1;
        console.log(answer.status, answer.body.slice(0, 300));
      }
    }
  };
  const began = performance.now();
  await Promise.all(Array.from({ length: lanes }, lane));
  told.perSecond = told.taken / ((performance.now() - began) / 1000);
  return told;
}

/** Everything that was answered as taken stands, once, in every place; the counters are exact. */
async function isExact(owner: pg.Client, steps: Steps, taken: number): Promise<boolean> {
  const {
    rows: [found],
  } = await owner.query(`
    select (select count(*)::int from report where origin = 'system') as reports,
      (select count(*)::int from verification where kind = 'system') as verifications,
      (select count(*)::int from assignment where done_at is not null) as done,
      (select count(*)::int from assignment_event) as events,
      (select sum(taken)::int from machine_batch) as batches,
      (select count(*)::int from audit_entry where action = 'value.take') as audits,
      (select count(*)::int from counter_difference) as differences`);
  steps.say(
    `采用 ${taken}；填报版本 ${found.reports}，核验 ${found.verifications}，办结 ${found.done}，事件 ${found.events}，批次合计 ${found.batches}，审计 ${found.audits} 条，计数差异 ${found.differences}`,
  );
  const counts = [found.reports, found.verifications, found.done, found.events, found.batches];
  return counts.every((count) => count === taken) && found.differences === 0;
}

async function run(server: TestServer, machine: Variables, size: Size): Promise<boolean> {
  const steps = stepsTo(process.stdout);
  const env = await environmentOf(server, machine);
  // One more for warming up, and one to spare.
  const needed = (size.rounds * LANES.length * size.batches + 2) * BATCH;
  const world = await steps.step(
    "准备数据",
    () => prepare(server, env, needed),
    (made) => `${made.codes.length} 个村、${made.tasks} 项任务`,
  );
  const { signal } = new AbortController();
  await ensureBuilt({ root: ROOT, env, steps, signal });
  const parts = startParts(ROOT, "production", env, path.join(server.stateFolder, "logs"));
  const owner = new pg.Client({ connectionString: env.DATABASE_OWNER_URL ?? "" });
  await owner.connect();
  try {
    await steps.step("启动应用", () => parts.ready(signal));
    const base = new URL(`http://localhost:${env.PORT}`);
    const source = batchesOf(world);
    const take = (count: number) =>
      Array.from({ length: count }, () => source.next().value as unknown[]);
    const { rows: ids } = await owner.query<{ id: string }>(
      `select id from assignment order by id limit ${BATCH}`,
    );
    let taken = (await pushRound(base, take(1), 1)).taken;
    const bare: number[] = [];
    const ours = new Map<number, Told[]>(LANES.map((lanes) => [lanes, []]));
    for (let round = 0; round < size.rounds; round += 1) {
      for (const lanes of LANES) {
        bare.push(
          await copyRound(
            owner,
            ids.map(({ id }) => id),
          ),
        );
        const told = await pushRound(base, take(size.batches), lanes);
        taken += told.taken;
        ours.get(lanes)?.push(told);
      }
    }
    steps.say(`COPY 进同样结构的表          每秒 ${spread(bare)}`);
    let wrong = 0;
    for (const [lanes, told] of ours) {
      const rates = told.map((one) => one.perSecond);
      wrong += told.reduce((sum, one) => sum + one.wrong, 0);
      steps.say(
        `推送（${lanes} 路，每批 ${BATCH}，目标 ≥ 10000）每秒 ${spread(rates)}；每批毫秒 ${spread(told.flatMap((one) => one.milliseconds))}`,
      );
    }
    return (await isExact(owner, steps, taken)) && wrong === 0;
  } finally {
    await owner.end();
    await parts.stop(steps);
  }
}

/**
 * Target P8: values through the interface for other systems, over HTTP against the built app, with
 * revisions, counters and audit, beside COPY into a table like `report` in the same run. Answers whether
 * everything that was answered as taken is there exactly once and the counters are exact.
 */
export async function benchValues(
  parameters: readonly string[],
  machine: Variables,
): Promise<boolean> {
  const size = SIZES[parameters.find((one) => one in SIZES) ?? "small"] as Size;
  const server = await startTestServer("bench-values", true);
  try {
    return await run(server, machine, size);
  } finally {
    await server.remove();
  }
}
