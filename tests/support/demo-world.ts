import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import pg from "pg";
import type { ActorGrant, StaffActor } from "@/lib/access/actor";
import { rows } from "@/lib/platform/db";
import { sql } from "@/lib/platform/sql";
import { loadDemo } from "@/prisma/seed/demo/load";
import { ownerUrl, workIn } from "./database";

/** The day that the small demonstration province is laid out around. */
export const DEMO_DAY = "2026-11-22";

async function load(today: string): Promise<void> {
  const folder = await mkdtemp(path.join(tmpdir(), "demo-world-"));
  const pool = new pg.Pool({ connectionString: ownerUrl });
  try {
    const isBare = today !== DEMO_DAY;
    await loadDemo(pool, { mode: "small", today, isBare, evidenceDir: folder });
  } finally {
    await pool.end();
    await rm(folder, { recursive: true, force: true });
  }
}

/** Puts the small demonstration province into this file's empty database, laid out around a day. Another one's holds no meetings. */
export function loadSmallDemo(today: string = DEMO_DAY): Promise<void> {
  return workIn(`demo_${today.replaceAll("-", "_")}`, () => load(today));
}

/** The person who signs in so, with the rights that stand in the database. */
export async function staff(login: string): Promise<StaffActor> {
  const [found] = await rows<Omit<StaffActor, "kind" | "sessionId" | "grants">>(sql`
    select a.id as "accountId", a.login, a.name, a.is_example as "isExample",
      json_build_object('id', o.id, 'name', o.name, 'kind', o.kind, 'level', o.level,
        'regionCode', o.region_code, 'nodeCode', o.node_code, 'townshipCode', o.township_code,
        'line', o.line) as organisation
    from account a join organisation o on o.id = a.organisation_id where a.login = ${login}`);
  if (!found) throw new Error(`nobody signs in as ${login}`);
  const grants = await rows<ActorGrant>(sql`
    select g.role, g.region_code as "regionCode", r.level as "regionLevel",
      g.carrier_code as "carrierCode", g.organisation_id as "organisationId",
      g.may_enter_for as "mayEnterFor"
    from role_grant g join region r on r.code = g.region_code
    where g.account_id = ${found.accountId}`);
  return { kind: "staff", sessionId: "test", grants, ...found };
}
