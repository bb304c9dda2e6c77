import { type ChildProcess, spawn } from "node:child_process";
import { mkdir, rm, writeFile } from "node:fs/promises";
import path from "node:path";
import { freePort } from "@/lib/platform/postgres/system";
import type { Variables } from "@/scripts/launch/environment";
import { runNode } from "@/scripts/launch/processes";

// What there is to compare with: the smallest Next app whose one handler parses a body and does one
// durable insert through a pool of the same size. No session, no rules, no audit, no counters.

const HANDLER = `import pg from "pg";
const pool = (globalThis.benchPool ??= new pg.Pool({ connectionString: process.env.DATABASE_URL, max: 16 }));
export const dynamic = "force-dynamic";
export async function POST(request) {
  const { key, assignmentId, numerator, denominator, narrative } = await request.json();
  const { rows } = await pool.query(
    "insert into bench_insert (id, assignment_id, numerator, denominator, narrative) values ($1, $2, $3, $4, $5) returning at",
    [key, assignmentId, numerator, denominator, narrative],
  );
  return Response.json({ ok: true, data: rows[0] });
}
`;

const configOf = (root: string) =>
  `export default { serverExternalPackages: ["pg"], poweredByHeader: false,
  turbopack: { root: ${JSON.stringify(root)} }, outputFileTracingRoot: ${JSON.stringify(root)} };\n`;

/** The running baseline. */
export interface Baseline {
  base: URL;
  stop(): Promise<void>;
}

async function writeApp(folder: string, root: string): Promise<void> {
  await rm(folder, { recursive: true, force: true });
  await mkdir(path.join(folder, "app", "api", "insert"), { recursive: true });
  await writeFile(path.join(folder, "app", "api", "insert", "route.js"), HANDLER);
  await writeFile(path.join(folder, "next.config.mjs"), configOf(root));
  await writeFile(path.join(folder, "package.json"), '{"private":true,"type":"module"}\n');
}

async function answers(url: URL, child: ChildProcess): Promise<void> {
  for (let tries = 0; tries < 300; tries += 1) {
    if (child.exitCode !== null) throw new Error("the baseline ended before it answered");
    const found = await fetch(url, { method: "POST" }).catch(() => null);
    if (found) return;
    await new Promise((resolve) => setTimeout(resolve, 200));
  }
  throw new Error("the baseline did not answer within a minute");
}

/** Builds and starts the baseline in `folder`, beneath the project so that it finds its packages. */
export async function startBaseline(
  root: string,
  folder: string,
  env: Variables,
): Promise<Baseline> {
  await writeApp(folder, root);
  const next = path.join(root, "node_modules", "next", "dist", "bin", "next");
  const variables: Variables = { ...env, NODE_ENV: "production", NEXT_TELEMETRY_DISABLED: "1" };
  delete variables.NEXT_DIST_DIR;
  await runNode(folder, [next, "build"], variables, new AbortController().signal);
  const port = await freePort();
  const child = spawn(process.execPath, [next, "start", "--port", String(port)], {
    cwd: folder,
    env: variables as NodeJS.ProcessEnv,
    stdio: "ignore",
  });
  const base = new URL(`http://localhost:${port}`);
  await answers(new URL("/api/insert", base), child);
  return {
    base,
    stop: async () => {
      child.kill("SIGTERM");
      await new Promise((resolve) => child.once("close", resolve));
      await rm(folder, { recursive: true, force: true });
    },
  };
}
