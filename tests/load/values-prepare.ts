import { writeFile } from "node:fs/promises";
import pg from "pg";
import { disconnect } from "@/lib/platform/db";
import { env } from "@/lib/platform/env";
import { sha256 } from "@/lib/shared/hash";
import { newId } from "@/lib/shared/ids";
import { BATCH, KEY_SECRET, type ValuesWorld } from "./values-types";

// Fills a migrated database with reference data: every village of the province, system tasks that are due
// each month, and one key over all of them. Run as a script of its own, because the environment of a
// process is read once.

const PERIODS = 12;

async function insertVillages(owner: pg.Client): Promise<number> {
  const { rowCount } = await owner.query(`
    insert into organisation (id, name, kind, level, region_code, node_code, township_code)
    select gen_random_uuid(), name, 'village', 'village', code, node_code, parent_code
    from region where level = 'village' and code like '42%'`);
  return rowCount ?? 0;
}

async function insertTasks(owner: pg.Client, tasks: number): Promise<void> {
  const list = newId();
  await owner.query(
    `insert into task_list (id, kind, carrier_code, region_code, year, title)
     values ($1, 'task', 'village', '420000', 2026, '压测清单')`,
    [list],
  );
  await owner.query(
    `insert into task (id, list_id, root_task_id, position, code, title, measure, indicator_name, unit,
       form, accumulation, direction, target, numerator_name, denominator_name, source, frequency,
       due_dates, levels, asked, asked_levels, disclosure, minutes, basis, responsibilities,
       evidence_hint, cooperating_units)
     select id, $1, id, n, 'XT-' || n, '系统取数任务 ' || n, '由平台自动取数', '进场率', '%', 'ratio',
       case when n % 2 = 0 then 'stock' else 'flow' end::accumulation, 'increase', 90, '进场交易数',
       '应进场数', 'system', 'monthly', '{12-31}', '{village}', 'lowest', '{village}', 'public', 0,
       '[]', '{primary}', '{}', '{}'
     from (select gen_random_uuid() as id, n from generate_series(1, $2::int) n) made`,
    [list, tasks],
  );
  await owner.query("update task_list set status = 'issued', issued_at = now() where id = $1", [
    list,
  ]);
  await owner.query(
    `insert into assignment (task_id, root_task_id, organisation_id, year, period, node_code,
       township_code, organisation_level, organisation_kind, due_on, awaiting)
     select t.id, t.id, o.id, 2026, p, o.node_code, o.township_code, o.level, o.kind, '2026-12-31', true
     from task t cross join generate_series(1, ${PERIODS}) p cross join organisation o
     where t.list_id = $1`,
    [list],
  );
}

async function insertKey(owner: pg.Client): Promise<void> {
  const secret = KEY_SECRET;
  await owner.query(
    `insert into machine_key (id, source_name, hash, hint, root_task_ids, region_code, addresses,
       valid_to, created_by_id, created_by_name)
     select $1, '三资平台', $2, 'qlk_bench', array_agg(root_task_id), '420000',
       '{127.0.0.1,::1}', '2099-12-31', $1, '压测' from task where source = 'system'`,
    [newId(), sha256(secret)],
  );
}

/** A table like `report`, with its keys, indexes and references, for the baseline. */
const REPORT_LIKE = `
  create table bench_report (like report including defaults including indexes including constraints);
  alter table bench_report add foreign key (assignment_id) references assignment (id)`;

async function prepare(file: string, values: number): Promise<void> {
  const owner = new pg.Client({ connectionString: env().DATABASE_OWNER_URL ?? env().DATABASE_URL });
  await owner.connect();
  const villages = await insertVillages(owner);
  const tasks = Math.max(1, Math.ceil(values / (villages * PERIODS)));
  await insertTasks(owner, tasks);
  await insertKey(owner);
  await owner.query(REPORT_LIKE);
  await owner.query("vacuum analyze");
  const { rows: codes } = await owner.query<{ code: string }>(
    "select region_code as code from organisation order by region_code",
  );
  await owner.end();
  const world: ValuesWorld = { codes: codes.map(({ code }) => code), tasks, periods: PERIODS };
  await writeFile(file, JSON.stringify(world));
}

const [file, values] = process.argv.slice(2);
if (!file || !values)
  throw new Error(`give the file to write to and how many values, e.g. ${BATCH}`);
await prepare(file, Number(values));
await disconnect();
