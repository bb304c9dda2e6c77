import type { Variables } from "@/scripts/launch/environment";
import { type Baseline, startBaseline } from "./baseline";

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

const FILES = { "app/api/insert/route.js": HANDLER };

/** The one handler, running from `folder` at /api/insert; it is up as soon as it answers anything. */
export function startSubmitBaseline(
  root: string,
  folder: string,
  env: Variables,
): Promise<Baseline> {
  const isUp = async (base: URL) =>
    (await fetch(new URL("/api/insert", base), { method: "POST" })).status > 0;
  return startBaseline({ root, folder, env, files: FILES, isUp });
}
