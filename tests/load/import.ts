import path from "node:path";
import pg from "pg";
import { JOB_QUEUES } from "@/lib/platform/jobs";
import { loadReference } from "@/prisma/seed/reference/load";
import { platformEnvironment, type Variables } from "@/scripts/launch/environment";
import { runScript } from "@/scripts/launch/processes";
import { stepsTo } from "@/scripts/launch/steps";
import { migrate, startTestServer } from "../support/database-server";

const ROOT = path.resolve(import.meta.dirname, "..", "..");
const SIZES: Record<string, { rows: number; rounds: number }> = {
  small: { rows: 2_000, rounds: 2 },
  full: { rows: 10_000, rounds: 3 },
};

/**
 * Target P8: preview and commit of a task list of 10,000 rows, and of the same file again. Answers whether
 * the second time changed nothing.
 */
export async function benchImport(
  parameters: readonly string[],
  machine: Variables,
): Promise<boolean> {
  const size = SIZES[parameters.find((one) => one in SIZES) ?? "full"] ?? SIZES.full;
  if (!size) return false;
  const steps = stepsTo(process.stdout);
  const server = await startTestServer("bench-import", true);
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
    const script = ["tests/load/import-run.ts", String(size.rows), String(size.rounds)];
    const { signal } = new AbortController();
    const output = await runScript(ROOT, script, env, signal);
    steps.say(output.trimEnd());
    return true;
  } finally {
    await server.remove();
  }
}
