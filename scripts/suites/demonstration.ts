import path from "node:path";
import { freePort } from "@/lib/platform/postgres/system";
import { buildFolder, ensureBuilt } from "@/scripts/launch/build";
import { prepareData } from "@/scripts/launch/data";
import { platformEnvironment, type Variables } from "@/scripts/launch/environment";
import { startParts } from "@/scripts/launch/parts";
import { stepsTo } from "@/scripts/launch/steps";
import type { SuiteContext } from "@/scripts/suites/tally";
import { startTestServer, type TestServer } from "@/tests/support/database-server";

/** A running platform: where it is reached, and the variables it was started with. */
export interface Demonstration {
  url: string;
  env: Variables;
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

async function withPlatform<T>(
  context: SuiteContext,
  server: TestServer,
  work: (platform: Demonstration) => Promise<T>,
): Promise<T> {
  const steps = stepsTo(process.stdout);
  const { signal } = new AbortController();
  const env = await environmentOf(context, server);
  const { root } = context;
  await prepareData({ root, env, steps, signal });
  await ensureBuilt({ root, env, steps, signal });
  const parts = startParts(root, "production", env, path.join(server.stateFolder, "logs"));
  try {
    await steps.step("启动应用与后台任务", () => parts.ready(signal));
    return await work({ url: `http://localhost:${env.PORT}`, env });
  } finally {
    await parts.stop(steps);
  }
}

/**
 * Starts the whole platform with small demonstration data on a server of its own, has `work` done with
 * it, and leaves nothing behind. `name` keeps the folders of several such runs apart.
 */
export async function withDemonstration<T>(
  context: SuiteContext,
  name: string,
  work: (platform: Demonstration) => Promise<T>,
): Promise<T> {
  const server = await startTestServer(name);
  try {
    return await withPlatform(context, server, work);
  } finally {
    await server.remove();
  }
}
