import path from "node:path";
import pg from "pg";
import { JOB_QUEUES } from "@/lib/platform/jobs";
import { loadReference } from "@/prisma/seed/reference/load";
import { platformEnvironment, type Variables } from "@/scripts/launch/environment";
import { runScript } from "@/scripts/launch/processes";
import { stepsTo } from "@/scripts/launch/steps";
import { migrate, startTestServer, type TestServer } from "../support/database-server";

const ROOT = path.resolve(import.meta.dirname, "..", "..");
const SIZES = ["small", "default", "full"];

/** A database with a province in it, and what to run measurements there with. */
export interface Prepared {
  server: TestServer;
  env: Variables;
  say: (line: string) => void;
  /** Runs one of the scripts beside this file against the database, and prints what it says. */
  run: (script: string, parameters: readonly string[]) => Promise<void>;
}

/**
 * Starts a database of its own, loads the demonstration of the size that was named (`full` is every assignment
 * of a province), lets `work` measure, and removes everything. True where no script found a fault.
 */
export async function withProvince(
  name: string,
  parameters: readonly string[],
  machine: Variables,
  work: (prepared: Prepared) => Promise<void>,
): Promise<boolean> {
  const size = parameters.find((one) => SIZES.includes(one)) ?? "default";
  const steps = stepsTo(process.stdout);
  const server = await startTestServer(`bench-${name}`, true);
  const { signal } = new AbortController();
  try {
    const given = { ...machine, DATABASE_URL: "", PUBLIC_URL: "", LOG_LEVEL: "error" };
    const env = await platformEnvironment(given, server.stateFolder, server.database);
    await steps.step("准备数据", async () => {
      const ownerUrl = env.DATABASE_OWNER_URL ?? "";
      await migrate(ownerUrl, JOB_QUEUES);
      const pool = new pg.Pool({ connectionString: ownerUrl });
      await loadReference(pool);
      await pool.end();
      await runScript(ROOT, ["scripts/seed.ts", "demo", size], env, signal);
    });
    const run: Prepared["run"] = async (script, more) => {
      const output = await runScript(ROOT, [`tests/load/${script}`, ...more], env, signal);
      steps.say(output.trimEnd());
    };
    await work({ server, env, say: (line) => steps.say(line), run });
    return true;
  } catch (error) {
    steps.say(error instanceof Error ? error.message : String(error));
    return false;
  } finally {
    await server.remove();
  }
}
