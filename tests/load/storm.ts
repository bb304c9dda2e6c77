import path from "node:path";
import pg from "pg";
import { JOB_QUEUES } from "@/lib/platform/jobs";
import { loadReference } from "@/prisma/seed/reference/load";
import { platformEnvironment, type Variables } from "@/scripts/launch/environment";
import { runScript } from "@/scripts/launch/processes";
import { stepsTo } from "@/scripts/launch/steps";
import { migrate, startTestServer } from "../support/database-server";

const ROOT = path.resolve(import.meta.dirname, "..", "..");

/** Operations over simulated days, and rounds of measuring; `full` is target P3. */
const SIZES: Record<string, { operations: number; days: number; rounds: number; seconds: number }> =
  {
    tiny: { operations: 400, days: 4, rounds: 1, seconds: 1 },
    small: { operations: 10_000, days: 10, rounds: 3, seconds: 4 },
    full: { operations: 100_000, days: 30, rounds: 5, seconds: 8 },
  };

/**
 * Target P3: random operations of all kinds by 16 writers over simulated days, with transactions that cross
 * midnight; afterwards counters and every past day are compared with a recount. Then the throughput of updates
 * beside that of the same updates of a bare table, interleaved. Answers whether everything was exact.
 */
export async function benchStorm(
  parameters: readonly string[],
  machine: Variables,
): Promise<boolean> {
  const size = SIZES[parameters.find((one) => one in SIZES) ?? "small"];
  if (!size) return false;
  const steps = stepsTo(process.stdout);
  const server = await startTestServer("bench-storm", true);
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
    const { operations, days, rounds, seconds } = size;
    const numbers = [operations, days, rounds, seconds].map(String);
    const script = ["tests/load/storm-run.ts", server.stateFolder, ...numbers];
    const pooled = { ...env, DATABASE_POOL: "20" };
    const output = await runScript(ROOT, script, pooled, new AbortController().signal);
    steps.say(output.trimEnd());
    return output.includes("全部一致");
  } finally {
    await server.remove();
  }
}
