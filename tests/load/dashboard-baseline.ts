import type { Variables } from "@/scripts/launch/environment";
import { type Baseline, startBaseline } from "./baseline";

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

const FILES = {
  "app/pool.js": POOL,
  "app/query.js": QUERY,
  "app/page.jsx": PAGE,
  "app/layout.jsx": LAYOUT,
  "app/figures/route.js": ROUTE,
};

/** The dashboard of an afternoon, running from `folder`: `/` is the page, `/figures` the handler. */
export function startDashboardBaseline(
  root: string,
  folder: string,
  env: Variables,
): Promise<Baseline> {
  const isUp = async (base: URL) => (await fetch(base)).ok;
  return startBaseline({ root, folder, env, files: FILES, isUp });
}
