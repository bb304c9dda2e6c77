import { readFile } from "node:fs/promises";
import path from "node:path";
import pg from "pg";
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
import type { SubmitWorld, Work } from "./submit-types";

const ROOT = path.resolve(import.meta.dirname, "..", "..");

/** The running platform with a province that submits: how it is reached, and work to take from it. */
export interface SubmitPlatform {
  base: URL;
  env: Variables;
  ownerUrl: string;
  world: SubmitWorld;
  /** The next report to hand in, each once; undefined when all are taken. */
  take: () => Work | undefined;
  steps: Steps;
  root: string;
  stateFolder: string;
}

/** What a bench on it needs: its name, and how many reports it may hand in. */
export interface SubmitBench {
  name: string;
  submissions: number;
  machine: Variables;
}

function* workOf(world: SubmitWorld): Generator<Work> {
  const most = Math.max(...world.reporters.map((one) => one.assignmentIds.length));
  for (let at = 0; at < most; at += 1) {
    for (const reporter of world.reporters) {
      const assignmentId = reporter.assignmentIds[at];
      if (assignmentId) yield { reporter, assignmentId, key: newId() };
    }
  }
}

async function prepare(server: TestServer, env: Variables, submissions: number) {
  const ownerUrl = env.DATABASE_OWNER_URL ?? "";
  await migrate(ownerUrl, JOB_QUEUES);
  const pool = new pg.Pool({ connectionString: ownerUrl });
  await loadReference(pool);
  await pool.end();
  const file = path.join(server.stateFolder, "world.json");
  const script = ["tests/load/submit-prepare.ts", file, String(submissions)];
  await runScript(ROOT, script, env, new AbortController().signal);
  return JSON.parse(await readFile(file, "utf8")) as SubmitWorld;
}

async function environmentOf(server: TestServer, machine: Variables): Promise<Variables> {
  const port = String(await freePort());
  const given = { ...machine, PORT: port, DATABASE_URL: "", PUBLIC_URL: "", LOG_LEVEL: "error" };
  const env = await platformEnvironment(given, server.stateFolder, server.database);
  const NEXT_DIST_DIR = machine.NEXT_DIST_DIR || (await buildFolder(ROOT, env));
  return { ...env, NODE_ENV: "production", DEMO_SKIP_TOTP: "1", NEXT_DIST_DIR };
}

async function run<T>(
  server: TestServer,
  bench: SubmitBench,
  work: (platform: SubmitPlatform) => Promise<T>,
): Promise<T> {
  const steps = stepsTo(process.stdout);
  const env = await environmentOf(server, bench.machine);
  const world = await steps.step(
    "准备数据",
    () => prepare(server, env, bench.submissions),
    (made) => `${made.reporters.length} 个村`,
  );
  const { signal } = new AbortController();
  await ensureBuilt({ root: ROOT, env, steps, signal });
  const { stateFolder } = server;
  const parts = startParts(ROOT, "production", env, path.join(stateFolder, "logs"));
  try {
    await steps.step("启动应用", () => parts.ready(signal));
    const waiting = workOf(world);
    return await work({
      ...{ env, world, steps, root: ROOT, stateFolder, ownerUrl: env.DATABASE_OWNER_URL ?? "" },
      base: new URL(`http://localhost:${env.PORT}`),
      take: () => waiting.next().value as Work | undefined,
    });
  } finally {
    await parts.stop(steps);
  }
}

/** Starts the whole platform on a durable server of its own, lets `work` measure it, and removes it. */
export async function withSubmitPlatform<T>(
  bench: SubmitBench,
  work: (platform: SubmitPlatform) => Promise<T>,
): Promise<T> {
  const server = await startTestServer(bench.name, true);
  try {
    return await run(server, bench, work);
  } finally {
    await server.remove();
  }
}
