import { type ChildProcess, spawn } from "node:child_process";
import { mkdir, rm, writeFile } from "node:fs/promises";
import path from "node:path";
import { freePort } from "@/lib/platform/postgres/system";
import type { Variables } from "@/scripts/launch/environment";
import { runNode } from "@/scripts/launch/processes";

// What there is to compare with: the smallest Next app that prints the same cells. One page, made anew for
// each request from one query over the counters; one route handler with the same query as JSON. No
// session, no reach, no exactness by version: what an afternoon's work would give.

const QUERY = `
export async function cells(pool) {
  const { rows } = await pool.query(\`
    select c.node_code as node, r.name, l.carrier_code as carrier,
      sum(c.not_started + c.drafting + c.submitted + c.returned + c.approved + c.accepted)::int as asked,
      sum(c.approved + c.accepted)::int as done,
      sum(case when c.due_on < current_date then c.not_started + c.drafting + c.returned else 0 end)::int as overdue
    from counter c join region r on r.code = c.node_code
    join task t on t.root_task_id = c.root_task_id join task_list l on l.id = t.list_id
    where c.year = 2026 and l.carrier_code is not null
    group by 1, 2, 3 order by 1, 3\`);
  return rows;
}
`;

const POOL = `import pg from "pg";
export const pool = (globalThis.benchPool ??= new pg.Pool({ connectionString: process.env.DATABASE_URL, max: 16 }));
`;

const PAGE = `import { pool } from "./pool.js";
import { cells } from "./query.js";
export const dynamic = "force-dynamic";
export default async function Page() {
  const found = await cells(pool);
  const carriers = [...new Set(found.map((one) => one.carrier))];
  const rows = [...new Map(found.map((one) => [one.node, one.name]))];
  const at = new Map(found.map((one) => [one.node + one.carrier, one]));
  return <table><thead><tr><th>地区</th>{carriers.map((c) => <th key={c}>{c}</th>)}</tr></thead>
    <tbody>{rows.map(([node, name]) => <tr key={node}><th>{name}</th>
      {carriers.map((c) => { const cell = at.get(node + c); return <td key={c} className="cell">
        {cell ? <><a href={"/r/" + node + "/" + c}>{(100 * cell.done / cell.asked).toFixed(1)}%</a>
          <span title={"超期 " + cell.overdue}>{cell.overdue > 0 ? "◆" : "●"}</span></> : "—"}</td>; })}
    </tr>)}</tbody></table>;
}
`;

const LAYOUT = `export default function Layout({ children }) {
  return <html lang="zh"><body>{children}</body></html>;
}
`;

const ROUTE = `import { pool } from "../pool.js";
import { cells } from "../query.js";
export const dynamic = "force-dynamic";
export async function GET() { return Response.json(await cells(pool)); }
`;

const configOf = (root: string) =>
  `export default { serverExternalPackages: ["pg"], poweredByHeader: false,
  turbopack: { root: ${JSON.stringify(root)} }, outputFileTracingRoot: ${JSON.stringify(root)} };\n`;

/** The running baseline: `/` is the page, `/figures` the handler. */
export interface Baseline {
  base: URL;
  stop(): Promise<void>;
}

async function writeApp(folder: string, root: string): Promise<void> {
  await rm(folder, { recursive: true, force: true });
  const app = path.join(folder, "app");
  await mkdir(path.join(app, "figures"), { recursive: true });
  const files: [string, string][] = [
    [path.join(app, "pool.js"), POOL],
    [path.join(app, "query.js"), QUERY],
    [path.join(app, "page.jsx"), PAGE],
    [path.join(app, "layout.jsx"), LAYOUT],
    [path.join(app, "figures", "route.js"), ROUTE],
    [path.join(folder, "next.config.mjs"), configOf(root)],
    [path.join(folder, "package.json"), '{"private":true,"type":"module"}\n'],
  ];
  for (const [file, text] of files) await writeFile(file, text);
}

async function answers(url: URL, child: ChildProcess): Promise<void> {
  for (let tries = 0; tries < 300; tries += 1) {
    if (child.exitCode !== null) throw new Error("the baseline ended before it answered");
    const found = await fetch(url).catch(() => null);
    if (found?.ok) return;
    await new Promise((resolve) => setTimeout(resolve, 200));
  }
  throw new Error("the baseline did not answer within a minute");
}

/** Builds and starts the baseline in `folder`, beneath the project so that it finds its packages. */
export async function startDashboardBaseline(
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
  await answers(base, child);
  return {
    base,
    stop: async () => {
      child.kill("SIGTERM");
      await new Promise((resolve) => child.once("close", resolve));
      await rm(folder, { recursive: true, force: true });
    },
  };
}
