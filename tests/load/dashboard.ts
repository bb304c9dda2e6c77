import { readFile } from "node:fs/promises";
import http from "node:http";
import path from "node:path";
import pg from "pg";
import { JOB_QUEUES } from "@/lib/platform/jobs";
import { freePort } from "@/lib/platform/postgres/system";
import { buildFolder, ensureBuilt } from "@/scripts/launch/build";
import { platformEnvironment, type Variables } from "@/scripts/launch/environment";
import { startParts } from "@/scripts/launch/parts";
import { runScript } from "@/scripts/launch/processes";
import { type Steps, stepsTo } from "@/scripts/launch/steps";
import { migrate, startTestServer, type TestServer } from "../support/database-server";
import { startDashboardBaseline } from "./dashboard-baseline";
import { quantile, spread } from "./submit-measures";

const ROOT = path.resolve(import.meta.dirname, "..", "..");
const LANES = 16;
const APPROVE_EVERY = 100;
const PAGE = "/desk/dashboard/420000?year=2026&period=year&grain=counties";
const FIGURES = "/api/figures/420000?year=2026&period=year&grain=counties";

const SIZES: Record<string, { rounds: number; seconds: number }> = {
  small: { rounds: 5, seconds: 4 },
  full: { rounds: 7, seconds: 10 },
};

interface Round {
  perSecond: number;
  median: number;
  p99: number;
  wrong: number;
}

const agent = new http.Agent({ keepAlive: true, maxSockets: LANES });

function get(url: URL, cookie: string): Promise<{ status: number; bytes: number }> {
  return new Promise((resolve) => {
    const request = http.get(url, { agent, headers: cookie ? { cookie } : {} }, (response) => {
      let bytes = 0;
      response.on("data", (chunk: Buffer) => {
        bytes += chunk.length;
      });
      response.on("end", () => resolve({ status: response.statusCode ?? 0, bytes }));
    });
    request.on("error", () => resolve({ status: 0, bytes: 0 }));
  });
}

/** A closed loop of 16 connections on one address. */
async function loop(url: URL, cookie: string, seconds: number): Promise<Round> {
  const until = performance.now() + seconds * 1000;
  const times: number[] = [];
  let wrong = 0;
  const lane = async () => {
    while (performance.now() < until) {
      const began = performance.now();
      const { status, bytes } = await get(url, cookie);
      if (status === 200 && bytes > 1_000) times.push(performance.now() - began);
      else wrong += 1;
    }
  };
  const began = performance.now();
  await Promise.all(Array.from({ length: LANES }, lane));
  const perSecond = times.length / ((performance.now() - began) / 1000);
  return { perSecond, wrong, median: quantile(times, 0.5), p99: quantile(times, 0.99) };
}

/** One approval after another beneath the dashboard, until it is stopped. */
function approve(owner: pg.Client): () => Promise<number> {
  let count = 0;
  let running: Promise<unknown> = Promise.resolve();
  const timer = setInterval(() => {
    running = running.then(async () => {
      const { rowCount } = await owner.query(`
        update assignment set status = 'approved', done_at = now(), is_on_time = true
        where id = (select id from assignment where status = 'submitted' limit 1)`);
      count += rowCount ?? 0;
    });
  }, APPROVE_EVERY);
  return async () => {
    clearInterval(timer);
    await running;
    return count;
  };
}

interface Kinds {
  barePage: Round[];
  bareFigures: Round[];
  busy: Round[];
  still: Round[];
  figures: Round[];
}

function report(steps: Steps, kinds: Kinds, approvals: number): void {
  const rate = (rounds: Round[]) => rounds.map((round) => round.perSecond);
  const ratio = (ours: Round[], bare: Round[], of: keyof Round = "perSecond") =>
    ours.map((round, index) => round[of] / (bare[index]?.[of] || 1));
  const { barePage, bareFigures, busy, still, figures } = kinds;
  steps.say(`空白页，同样的格子             每秒 ${spread(rate(barePage))}`);
  steps.say(`空白接口，同样的查询           每秒 ${spread(rate(bareFigures))}`);
  steps.say(`看板页，每 0.1 秒有一次审核    每秒 ${spread(rate(busy))}（共 ${approvals} 次审核）`);
  steps.say(`看板页，数据不变               每秒 ${spread(rate(still))}`);
  steps.say(`看板数字 JSON                  每秒 ${spread(rate(figures))}`);
  steps.say(`P1 变化中 ÷ 空白页（≥ 3）      ${spread(ratio(busy, barePage), 2)}`);
  steps.say(`P1 不变 ÷ 空白接口（≥ 0.7）    ${spread(ratio(still, bareFigures), 2)}`);
  steps.say(`P1 p99 ÷ 空白页 p99（≤ 0.5）   ${spread(ratio(busy, barePage, "p99"), 2)}`);
  steps.say(`P2 JSON 中位 ÷ 空白接口（≤ 1.3） ${spread(ratio(figures, bareFigures, "median"), 2)}`);
}

/** In processes of their own, as `npm start` does it: seeds read the platform's environment. */
async function prepare(env: Variables, signal: AbortSignal): Promise<void> {
  await migrate(env.DATABASE_OWNER_URL ?? "", JOB_QUEUES);
  await runScript(ROOT, ["scripts/seed.ts", "reference", "420000"], env, signal);
  await runScript(ROOT, ["scripts/seed.ts", "demo", "default"], env, signal);
}

async function environmentOf(server: TestServer, machine: Variables): Promise<Variables> {
  const port = String(await freePort());
  const given = { ...machine, PORT: port, DATABASE_URL: "", PUBLIC_URL: "", LOG_LEVEL: "error" };
  const env = await platformEnvironment(given, server.stateFolder, server.database);
  const NEXT_DIST_DIR = machine.NEXT_DIST_DIR || (await buildFolder(ROOT, env));
  const EVIDENCE_DIR = path.join(server.stateFolder, "evidence");
  return { ...env, EVIDENCE_DIR, NODE_ENV: "production", DEMO_SKIP_TOTP: "1", NEXT_DIST_DIR };
}

interface Loops {
  app: URL;
  baseline: URL;
  cookie: string;
  owner: pg.Client;
}

async function measure(
  { app, baseline, cookie, owner }: Loops,
  size: { rounds: number; seconds: number },
) {
  const page = new URL(PAGE, app);
  const figuresAt = new URL(FIGURES, app);
  const bareFiguresAt = new URL("/figures", baseline);
  const kinds: Kinds = { barePage: [], bareFigures: [], busy: [], still: [], figures: [] };
  for (const url of [page, figuresAt]) await loop(url, cookie, 2);
  for (const url of [baseline, bareFiguresAt]) await loop(url, "", 2);
  let approvals = 0;
  for (let round = 0; round < size.rounds; round += 1) {
    kinds.barePage.push(await loop(baseline, "", size.seconds));
    kinds.bareFigures.push(await loop(bareFiguresAt, "", size.seconds));
    const stop = approve(owner);
    kinds.busy.push(await loop(page, cookie, size.seconds));
    approvals += await stop();
    kinds.still.push(await loop(page, cookie, size.seconds));
    kinds.figures.push(await loop(figuresAt, cookie, size.seconds));
  }
  return { kinds, approvals };
}

async function run(
  server: TestServer,
  machine: Variables,
  size: { rounds: number; seconds: number },
) {
  const steps = stepsTo(process.stdout);
  const env = await environmentOf(server, machine);
  const folder = server.stateFolder;
  const { signal } = new AbortController();
  await steps.step("准备数据", () => prepare(env, signal));
  const sessionFile = path.join(folder, "session");
  await runScript(ROOT, ["tests/load/dashboard-prepare.ts", sessionFile], env, signal);
  await ensureBuilt({ root: ROOT, env, steps, signal });
  const baseline = await steps.step("构建并启动对照", () =>
    startDashboardBaseline(ROOT, path.join(folder, "baseline"), env),
  );
  const parts = startParts(ROOT, "production", env, path.join(folder, "logs"));
  const owner = new pg.Client({ connectionString: env.DATABASE_OWNER_URL });
  try {
    await steps.step("启动应用", () => parts.ready(signal));
    await owner.connect();
    const app = new URL(`http://localhost:${env.PORT}`);
    const cookie = await readFile(sessionFile, "utf8");
    const { kinds, approvals } = await measure(
      { app, baseline: baseline.base, cookie, owner },
      size,
    );
    report(steps, kinds, approvals);
    const { rows } = await owner.query("select count(*)::int as n from counter_difference");
    steps.say(`重新计数（应为 0）             ${rows[0].n} 处不一致`);
    const wrong = Object.values(kinds)
      .flat()
      .reduce((sum: number, one: Round) => sum + one.wrong, 0);
    steps.say(`未成功的请求（应为 0）         ${wrong}`);
    return wrong === 0 && rows[0].n === 0;
  } finally {
    await owner.end();
    await baseline.stop();
    await parts.stop(steps);
  }
}

/**
 * Targets P1 and P2: the province's dashboard of 103 counties × carriers through HTTP, signed in, beside a
 * bare Next page that prints the same cells and a bare handler with one query, interleaved in one run.
 */
export async function benchDashboard(
  parameters: readonly string[],
  machine: Variables,
): Promise<boolean> {
  const size = SIZES[parameters.find((one) => one in SIZES) ?? "small"] ?? {
    rounds: 5,
    seconds: 4,
  };
  const server = await startTestServer("bench-dashboard", true);
  try {
    return await run(server, machine, size);
  } finally {
    await server.remove();
  }
}
