import { existsSync } from "node:fs";
import { mkdir, readFile, rm } from "node:fs/promises";
import path from "node:path";
import { freePort } from "@/lib/platform/postgres/system";
import { buildFolder, ensureBuilt } from "@/scripts/launch/build";
import { prepareData } from "@/scripts/launch/data";
import { platformEnvironment, type Variables } from "@/scripts/launch/environment";
import { startParts } from "@/scripts/launch/parts";
import { stepsTo } from "@/scripts/launch/steps";
import { findChromium } from "@/scripts/suites/chromium";
import { runProgram, type SuiteContext, type Tally } from "@/scripts/suites/tally";
import { startTestServer, type TestServer } from "@/tests/support/database-server";

interface PlaywrightReport {
  stats: { expected: number; unexpected: number; flaky: number };
  errors: unknown[];
}

async function environmentOf(context: SuiteContext, server: TestServer): Promise<Variables> {
  const port = String(await freePort());
  const given = { ...context.env, PORT: port, DATABASE_URL: "", PUBLIC_URL: "", SEED: "small" };
  const env = await platformEnvironment(given, server.stateFolder, server.database);
  return {
    ...env,
    NODE_ENV: "production",
    DEMO_SKIP_TOTP: "1",
    NEXT_DIST_DIR: await buildFolder(context.root, env),
  };
}

async function playwright(context: SuiteContext, env: Variables): Promise<Tally> {
  const file = path.join(context.root, ".test", "e2e.json");
  await mkdir(path.dirname(file), { recursive: true });
  await rm(file, { force: true });
  const ended = await runProgram(
    { ...context, env: { ...env, PLAYWRIGHT_JSON_OUTPUT_NAME: file } },
    ["node_modules/@playwright/test/cli.js", "test", "--reporter=list,json"],
    true,
  );
  if (!existsSync(file)) return { passed: 0, failed: 1 };
  const { stats, errors } = JSON.parse(await readFile(file, "utf8")) as PlaywrightReport;
  const failed = stats.unexpected + stats.flaky + errors.length;
  return { passed: stats.expected, failed: failed === 0 && !ended.ok ? 1 : failed };
}

async function withPlatform(context: SuiteContext, server: TestServer): Promise<Tally> {
  const chromium = await findChromium(context.root, context.env);
  const steps = stepsTo(process.stdout);
  const { signal } = new AbortController();
  const env = await environmentOf(context, server);
  const { root } = context;
  await prepareData({ root, env, steps, signal });
  await ensureBuilt({ root, env, steps, signal });
  const parts = startParts(root, "production", env, path.join(server.stateFolder, "logs"));
  try {
    await steps.step("启动应用与后台任务", () => parts.ready(signal));
    const url = `http://localhost:${env.PORT}`;
    return await playwright(context, { ...env, E2E_URL: url, QINGLIAN_CHROMIUM: chromium });
  } finally {
    await parts.stop(steps);
  }
}

/** Starts the whole platform with small demonstration data on its own server, and walks it. */
export async function endToEnd(context: SuiteContext): Promise<Tally> {
  const server = await startTestServer("e2e");
  try {
    return await withPlatform(context, server);
  } finally {
    await server.remove();
  }
}
