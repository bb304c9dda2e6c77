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
import { startBaseline } from "./submit-baseline";
import { deadlineDay } from "./submit-deadline";
import { measure, type Round, spread } from "./submit-measures";
import { agentOf, insertOnce, submitOnce } from "./submit-requests";
import type { SubmitWorld, Work } from "./submit-types";

const ROOT = path.resolve(import.meta.dirname, "..", "..");
const CONNECTIONS = 16;

/** How large a run is; `full` is target P6. */
interface Size {
  rounds: number;
  seconds: number;
  submissions: number;
  perSecond: number;
}

const SIZES: Record<string, Size> = {
  /** Only that everything works. */
  tiny: { rounds: 1, seconds: 2, submissions: 200, perSecond: 20 },
  small: { rounds: 5, seconds: 4, submissions: 2_000, perSecond: 50 },
  full: { rounds: 7, seconds: 10, submissions: 60_000, perSecond: 100 },
};

/** Room for the closed loops: nothing here submits faster than this. */
const CEILING_PER_SECOND = 900;

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

interface Context {
  server: TestServer;
  steps: Steps;
  /** The variables that the machine gives to every process. */
  machine: Variables;
}

function printAlone(steps: Steps, bare: Round[], ours: Round[]): void {
  const rate = (rounds: Round[]) => rounds.map((round) => round.perSecond);
  const ratios = ours.map((round, index) => round.perSecond / (bare[index]?.perSecond ?? 1));
  steps.say(`一次插入（空白 Next 路由）   每秒 ${spread(rate(bare))}`);
  steps.say(`提交填报（一个完整事务）     每秒 ${spread(rate(ours))}`);
  steps.say(`比值（≥ 0.5）                ${spread(ratios, 2)}`);
  steps.say(
    `提交耗时毫秒  中位 ${spread(ours.map((one) => one.median))}，p99 ${spread(ours.map((one) => one.p99))}`,
  );
  const wrong = [...bare, ...ours].reduce((sum, round) => sum + round.wrong, 0);
  steps.say(`未成功的请求（应为 0）       ${wrong}`);
}

async function run(context: Context, size: Size): Promise<boolean> {
  const { server, steps } = context;
  const env = await environmentOf(server, context.machine);
  const needed = size.submissions + size.rounds * size.seconds * CEILING_PER_SECOND;
  const world = await steps.step(
    "准备数据",
    () => prepare(server, env, needed),
    (made) => `${made.reporters.length} 个村`,
  );
  const { signal } = new AbortController();
  await ensureBuilt({ root: ROOT, env, steps, signal });
  const folder = path.join(server.stateFolder, "baseline");
  const baseline = await steps.step("构建并启动对照", () => startBaseline(ROOT, folder, env));
  const parts = startParts(ROOT, "production", env, path.join(server.stateFolder, "logs"));
  try {
    await steps.step("启动应用", () => parts.ready(signal));
    const base = new URL(`http://localhost:${env.PORT}`);
    const agent = agentOf(CONNECTIONS);
    const work = workOf(world);
    const take = () => work.next().value as Work | undefined;
    const spare: Work[] = Array.from({ length: needed }, () => ({
      ...{ reporter: world.reporters[0] as Work["reporter"], assignmentId: "1" },
      key: newId(),
    }));
    const { seconds } = size;
    const lanes = CONNECTIONS;
    const submit = (one: Work) => submitOnce(base, agent, one);
    const insert = (one: Work) => insertOnce(baseline.base, agent, one);
    const bare: Round[] = [];
    const ours: Round[] = [];
    await measure({ seconds: 2, lanes, agent, take: () => spare.pop(), send: insert });
    await measure({ seconds: 2, lanes, agent, take, send: submit });
    for (let round = 0; round < size.rounds; round += 1) {
      bare.push(await measure({ seconds, lanes, agent, take: () => spare.pop(), send: insert }));
      ours.push(await measure({ seconds, lanes, agent, take, send: submit }));
    }
    printAlone(steps, bare, ours);
    await baseline.stop();
    const { submissions, perSecond } = size;
    const ownerUrl = env.DATABASE_OWNER_URL ?? "";
    const crowd = agentOf(256);
    const day = await deadlineDay({
      ...{ base, agent: crowd, world, take, submissions, perSecond, ownerUrl },
    });
    steps.say(
      `截止日：${submissions} 份，每秒 ${perSecond} 份，用时 ${day.seconds.toFixed(1)} 秒；登录 ${day.signIns}、照片 ${day.photographs}、审核 ${day.reviews}`,
    );
    steps.say(`提交耗时毫秒  中位 ${day.median.toFixed(0)}，p99 ${day.p99.toFixed(0)}`);
    steps.say(
      `已答复 ${day.acknowledged}，丢失 ${day.lost}，重复 ${day.doubled}，5xx ${day.serverErrors}，其他 ${JSON.stringify(day.others)}`,
    );
    return day.lost + day.doubled + day.serverErrors === 0 && day.acknowledged === submissions;
  } finally {
    await parts.stop(steps);
  }
}

/**
 * Target P6: submitting a report through HTTP beside a bare durable insert through a Next handler,
 * interleaved in one run; then a deadline day at a fixed rate. `full` as argument runs the full numbers.
 * Answers whether nothing was lost, doubled or answered with a server error.
 */
export async function benchSubmit(
  parameters: readonly string[],
  machine: Variables,
): Promise<boolean> {
  const size = SIZES[parameters.find((one) => one in SIZES) ?? "small"] as Size;
  const steps = stepsTo(process.stdout);
  const server = await startTestServer("bench-submit", true);
  try {
    return await run({ server, steps, machine }, size);
  } finally {
    await server.remove();
  }
}
