import path from "node:path";
import pg from "pg";
import { JOB_QUEUES } from "@/lib/platform/jobs";
import { loadReference } from "@/prisma/seed/reference/load";
import { platformEnvironment, type Variables } from "@/scripts/launch/environment";
import { runScript } from "@/scripts/launch/processes";
import { stepsTo } from "@/scripts/launch/steps";
import { migrate, startTestServer } from "../support/database-server";

const ROOT = path.resolve(import.meta.dirname, "..", "..");

/** Demonstration data of the size named; `full` has every assignment of a province, and a report for each. */
const SIZES = ["small", "default", "full"];

/**
 * Search (≤ 50 ms in the database at 1.2 million assignments): a set of words for people of every level,
 * with what the database touched. Answers whether no large table was read from one end to the other.
 */
export async function benchSearch(
  parameters: readonly string[],
  machine: Variables,
): Promise<boolean> {
  const size = parameters.find((one) => SIZES.includes(one)) ?? "default";
  const steps = stepsTo(process.stdout);
  const server = await startTestServer("bench-search", true);
  try {
    const given = { ...machine, DATABASE_URL: "", PUBLIC_URL: "", LOG_LEVEL: "error" };
    const env = await platformEnvironment(given, server.stateFolder, server.database);
    const { signal } = new AbortController();
    await steps.step("准备数据", async () => {
      const ownerUrl = env.DATABASE_OWNER_URL ?? "";
      await migrate(ownerUrl, JOB_QUEUES);
      const pool = new pg.Pool({ connectionString: ownerUrl });
      await loadReference(pool);
      await pool.end();
      await runScript(ROOT, ["scripts/seed.ts", "demo", size], env, signal);
    });
    const output = await runScript(ROOT, ["tests/load/search-run.ts", size], env, signal);
    steps.say(output.trimEnd());
    return true;
  } finally {
    await server.remove();
  }
}
