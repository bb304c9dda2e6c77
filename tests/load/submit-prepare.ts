import { writeFile } from "node:fs/promises";
import pg from "pg";
import { mintSession } from "@/lib/access/session";
import { disconnect, rows, transaction } from "@/lib/platform/db";
import { env } from "@/lib/platform/env";
import { hashPassword } from "@/lib/platform/password";
import { sql } from "@/lib/platform/sql";
import { newId } from "@/lib/shared/ids";
import { BENCH_PASSWORD, type SubmitWorld } from "./submit-types";

// Fills a migrated database with reference data: villages of every county, each with one account and
// open assignments, and a lead unit per county that reviews. Run as a script of its own, because the
// environment of a process is read once.

const VILLAGES_PER_COUNTY = 6;
const PERIODS = 12;

async function insertUnits(owner: pg.Client): Promise<void> {
  await owner.query(`
    insert into organisation (id, name, kind, level, region_code, node_code, township_code)
    select gen_random_uuid(), name, 'village', 'village', code, node_code, parent_code
    from (select r.*, row_number() over (partition by node_code order by code) as place
      from region r where r.level = 'village') spread
    where place <= ${VILLAGES_PER_COUNTY}`);
  await owner.query(`
    insert into organisation (id, name, kind, level, region_code, node_code, line)
    select gen_random_uuid(), name || '压测牵头单位', 'lead_unit', 'county', code, code, 'agriculture'
    from region where level = 'county' or is_direct_county`);
}

async function insertAccounts(owner: pg.Client): Promise<void> {
  const hash = await hashPassword(BENCH_PASSWORD);
  await owner.query(
    `insert into account (id, login, name, organisation_id, password_hash, must_change_password,
       is_example)
     select gen_random_uuid(), 'bench' || row_number() over (order by o.id), '压测人员', o.id, $1,
       false, true from organisation o`,
    [hash],
  );
  await owner.query(`
    insert into role_grant (id, account_id, role, region_code, carrier_code, valid_from)
    select gen_random_uuid(), a.id,
      case when o.kind = 'village' then 'reporter' else 'lead_unit' end::role, o.region_code,
      case when o.kind = 'village' then null else 'village' end, '2020-01-01'
    from account a join organisation o on o.id = a.organisation_id`);
}

async function insertTasks(owner: pg.Client, tasks: number): Promise<void> {
  const list = newId();
  await owner.query(
    `insert into task_list (id, kind, carrier_code, region_code, year, title)
     select $1, 'task', 'village', code, 2026, '压测清单' from region where level = 'province' limit 1`,
    [list],
  );
  await owner.query(
    `insert into task (id, list_id, root_task_id, position, code, title, measure, indicator_name, unit,
       form, accumulation, direction, target, numerator_name, denominator_name, source, frequency,
       due_dates, levels, asked, asked_levels, disclosure, minutes, basis, responsibilities,
       evidence_hint, cooperating_units)
     select id, $1, id, n, 'YC-' || n, '压测任务 ' || n, '逐项核查', '整改率', '%', 'ratio', 'cumulative',
       'increase', 90, '已整改', '排查出', 'report', 'monthly', '{12-31}', '{village}', 'lowest',
       '{village}', 'public', 5, '[]', '{primary}', '{}', '{}'
     from (select gen_random_uuid() as id, n from generate_series(1, $2::int) n) made`,
    [list, tasks],
  );
  await owner.query("update task_list set status = 'issued', issued_at = now() where id = $1", [
    list,
  ]);
  await owner.query(
    `insert into assignment (task_id, root_task_id, organisation_id, year, period, node_code,
       township_code, organisation_level, organisation_kind, due_on)
     select t.id, t.id, o.id, 2026, p, o.node_code, o.township_code, o.level, o.kind, '2026-12-31'
     from task t cross join generate_series(1, ${PERIODS}) p cross join organisation o
     where t.list_id = $1 and o.kind = 'village'`,
    [list],
  );
}

async function worldOf(): Promise<SubmitWorld> {
  const accounts = await rows<{ id: string; login: string; kind: string; node: string }>(sql`
    select a.id, a.login, o.kind, o.node_code as node
    from account a join organisation o on o.id = a.organisation_id order by a.login`);
  const world: SubmitWorld = { reporters: [], reviewers: {} };
  const open = await rows<{ accountId: string; ids: string[] }>(sql`
    select c.id as "accountId", array_agg(a.id::text order by a.id) as ids
    from assignment a join account c on c.organisation_id = a.organisation_id group by 1`);
  const assignments = new Map(open.map((one) => [one.accountId, one.ids]));
  await transaction(async (tx) => {
    for (const { id, login, kind, node } of accounts) {
      const { name, value } = await mintSession(tx, { accountId: id, stage: "full" });
      const cookie = `${name}=${value}`;
      if (kind !== "village") world.reviewers[node] = cookie;
      else world.reporters.push({ login, node, cookie, assignmentIds: assignments.get(id) ?? [] });
    }
  });
  return world;
}

async function prepare(file: string, submissions: number): Promise<void> {
  const owner = new pg.Client({ connectionString: env().DATABASE_OWNER_URL ?? env().DATABASE_URL });
  await owner.connect();
  await insertUnits(owner);
  await insertAccounts(owner);
  const { rows: found } = await owner.query(
    "select count(*)::int as n from organisation where kind = 'village'",
  );
  await insertTasks(owner, Math.ceil(submissions / (Number(found[0].n) * PERIODS)));
  await owner.query(`create table bench_insert (id uuid primary key, assignment_id bigint,
    numerator numeric(18,4), denominator numeric(18,4), narrative text, at timestamptz default now())`);
  await owner.query("grant insert, select on bench_insert to public");
  await owner.query("analyze");
  await owner.end();
  await writeFile(file, JSON.stringify(await worldOf()), { mode: 0o600 });
}

const [file, submissions] = process.argv.slice(2);
if (!file || !submissions) throw new Error("give the file to write to and how many submissions");
await prepare(file, Number(submissions));
await disconnect();
