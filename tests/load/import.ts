import { mkdir } from "node:fs/promises";
import path from "node:path";
import pg from "pg";
import { JOB_QUEUES } from "@/lib/platform/jobs";
import { loadReference } from "@/prisma/seed/reference/load";
import { platformEnvironment, type Variables } from "@/scripts/launch/environment";
import { runNode, runScript, TYPESCRIPT } from "@/scripts/launch/processes";
import { stepsTo } from "@/scripts/launch/steps";
import { migrate, startTestServer } from "../support/database-server";

const ROOT = path.resolve(import.meta.dirname, "..", "..");
const SIZES: Record<string, { rows: number; rounds: number }> = {
  small: { rows: 2_000, rounds: 2 },
  full: { rows: 10_000, rounds: 3 },
};

/** What the launcher gives the app on the smallest machine. */
const HEAP = "--max-old-space-size=512";

/**
 * Target P8: preview and commit of a task list of 10,000 rows, and of the same file again, with the memory
 * that they take; and hostile workbooks. Throws where the second time changed anything, or where a hostile
 * workbook was not refused within a second.
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
    const { signal } = new AbortController();
    const folder = path.join(server.stateFolder, "workbooks");
    const counts = [String(size.rows), String(size.rounds)];
    await steps.step("写出工作簿", async () => {
      await mkdir(folder);
      await runScript(ROOT, ["tests/load/import-files.ts", folder, ...counts], env, signal);
    });
    const first = path.join(folder, "list-0.xlsx");
    const capped = [HEAP, ...TYPESCRIPT];
    const run = [...capped, "tests/load/import-run.ts", folder, ...counts];
    steps.say((await runNode(ROOT, run, env, signal)).trimEnd());
    const read = [...capped, "tests/load/import-read.ts", first];
    steps.say((await runNode(ROOT, read, env, signal)).trimEnd());
    return true;
  } finally {
    await server.remove();
  }
}
