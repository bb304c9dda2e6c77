import path from "node:path";
import pg from "pg";
import { JOB_QUEUES } from "@/lib/platform/jobs";
import { loadReference } from "@/prisma/seed/reference/load";
import { platformEnvironment, type Variables } from "@/scripts/launch/environment";
import { runScript } from "@/scripts/launch/processes";
import { stepsTo } from "@/scripts/launch/steps";
import { migrate, startTestServer } from "../support/database-server";

const ROOT = path.resolve(import.meta.dirname, "..", "..");

/** Tasks due monthly for 26,983 villages: 324,000 rows each; `full` is target P7. */
const SIZES: Record<string, { tasks: number; rounds: number }> = {
  small: { tasks: 1, rounds: 3 },
  full: { tasks: 4, rounds: 5 },
};

/**
 * Target P7: issuing to every village in one transaction beside COPY of the same rows into the same table,
 * interleaved in one run. Answers whether the counters were exact each time.
 */
export async function benchIssue(
  parameters: readonly string[],
  machine: Variables,
): Promise<boolean> {
  const size = SIZES[parameters.find((one) => one in SIZES) ?? "small"] ?? SIZES.small;
  if (!size) return false;
  const steps = stepsTo(process.stdout);
  const server = await startTestServer("bench-issue", true);
  try {
    const given = { ...machine, DATABASE_URL: "", PUBLIC_URL: "", LOG_LEVEL: "error" };
    const env = await platformEnvironment(given, server.stateFolder, server.database);
    await steps.step("准备数据", async () => {
      const ownerUrl = env.DATABASE_OWNER_URL ?? "";
      await migrate(ownerUrl, JOB_QUEUES);
      const pool = new pg.Pool({ connectionString: ownerUrl });
      await loadReference(pool);
      await pool.end();
    });
    const script = ["tests/load/issue-run.ts", server.stateFolder];
    const numbers = [String(size.tasks), String(size.rounds)];
    const { signal } = new AbortController();
    const output = await runScript(ROOT, [...script, ...numbers], env, signal);
    steps.say(output.trimEnd());
    return true;
  } finally {
    await server.remove();
  }
}
