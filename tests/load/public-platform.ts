import path from "node:path";
import { JOB_QUEUES } from "@/lib/platform/jobs";
import { freePort } from "@/lib/platform/postgres/system";
import { buildFolder, ensureBuilt } from "@/scripts/launch/build";
import { platformEnvironment, type Variables } from "@/scripts/launch/environment";
import { startParts } from "@/scripts/launch/parts";
import { runScript } from "@/scripts/launch/processes";
import { type Steps, stepsTo } from "@/scripts/launch/steps";
import { migrate, startTestServer, type TestServer } from "../support/database-server";

/** The folder of the project. */
export const ROOT = path.resolve(import.meta.dirname, "..", "..");

/** A running platform with the small demonstration, and the public pages that are measured on it. */
export interface PublicPlatform {
  base: URL;
  env: Variables;
  /** A folder beneath the project for what a measurement makes. */
  folder: string;
  steps: Steps;
  pages: readonly { name: string; url: URL }[];
}

async function firstWithin(base: URL, place: string): Promise<URL> {
  const html = await (await fetch(new URL(place, base))).text();
  const found = new RegExp(`href="[^"]*(${place}/[0-9a-f-]{36})"`).exec(html)?.[1];
  return new URL(found ?? place, base);
}

/** Home, list of sites, a site, a topic, and the way to suggestions: the pages that the targets name. */
async function pagesOf(base: URL): Promise<PublicPlatform["pages"]> {
  return [
    { name: "首页", url: new URL("/", base) },
    { name: "示范点列表", url: new URL("/sites", base) },
    { name: "示范点", url: await firstWithin(base, "/sites") },
    { name: "点题", url: await firstWithin(base, "/topics") },
    { name: "提建议", url: new URL("/suggest", base) },
  ];
}

async function environmentOf(server: TestServer, machine: Variables): Promise<Variables> {
  const port = String(await freePort());
  const given = { ...machine, PORT: port, DATABASE_URL: "", PUBLIC_URL: "", LOG_LEVEL: "error" };
  const env = await platformEnvironment(given, server.stateFolder, server.database);
  const NEXT_DIST_DIR = machine.NEXT_DIST_DIR || (await buildFolder(ROOT, env));
  return { ...env, NODE_ENV: "production", DEMO_SKIP_TOTP: "1", NEXT_DIST_DIR };
}

type Work = (platform: PublicPlatform) => Promise<boolean>;

async function onOwn(server: TestServer, machine: Variables, work: Work): Promise<boolean> {
  const steps = stepsTo(process.stdout);
  const env = await environmentOf(server, machine);
  const { signal } = new AbortController();
  await steps.step("准备数据", async () => {
    await migrate(env.DATABASE_OWNER_URL ?? "", JOB_QUEUES);
    await runScript(ROOT, ["scripts/seed.ts", "reference", "420000"], env, signal);
    await runScript(ROOT, ["scripts/seed.ts", "demo", "small"], env, signal);
  });
  await ensureBuilt({ root: ROOT, env, steps, signal });
  const parts = startParts(ROOT, "production", env, path.join(server.stateFolder, "logs"));
  try {
    await steps.step("启动应用", () => parts.ready(signal));
    const base = new URL(`http://localhost:${env.PORT}`);
    const folder = server.stateFolder;
    return await work({ base, env, folder, steps, pages: await pagesOf(base) });
  } finally {
    await parts.stop(steps);
  }
}

/**
 * Lets `work` measure a platform of its own, built and filled for it; with BENCH_URL in the environment, the one that
 * runs there (on this machine).
 */
export async function withPublicPlatform(
  name: string,
  machine: Variables,
  work: Work,
): Promise<boolean> {
  if (machine.BENCH_URL) {
    const base = new URL(machine.BENCH_URL);
    const folder = path.join(ROOT, ".test", `bench-${name}`);
    const steps = stepsTo(process.stdout);
    return work({ base, env: machine, folder, steps, pages: await pagesOf(base) });
  }
  const server = await startTestServer(`bench-${name}`, true);
  try {
    return await onOwn(server, machine, work);
  } finally {
    await server.remove();
  }
}
