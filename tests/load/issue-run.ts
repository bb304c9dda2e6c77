import { createReadStream, createWriteStream } from "node:fs";
import path from "node:path";
import { pipeline } from "node:stream/promises";
import pg from "pg";
import { from as copyFrom, to as copyTo } from "pg-copy-streams";
import { systemActor } from "@/lib/access/actor";
import { runIssuing } from "@/lib/domain/assignments/issuing/commands";
import { checkCounters, isConsistent } from "@/lib/domain/counters/check/queries";
import { disconnect } from "@/lib/platform/db";
import { env } from "@/lib/platform/env";
import { newId } from "@/lib/shared/ids";
import { spread } from "./submit-measures";

// Issuing a list to every village of the province beside COPY of the very same rows into the same table
// with the same indexes and foreign keys, in turns. Run as a script of its own with the bench's database.

const COLUMNS = `task_id, root_task_id, organisation_id, year, period, node_code, township_code,
  organisation_level, organisation_kind, due_on, awaiting`;
const EMPTIED =
  "truncate assignment, assignment_event, counter, counter_day, report_draft, report, report_evidence, review, adjustment, adjustment_step, acknowledgement";

interface Turn {
  seconds: number;
  rows: number;
}

async function timed(work: () => Promise<number>): Promise<Turn> {
  const began = performance.now();
  const rows = await work();
  return { rows, seconds: (performance.now() - began) / 1000 };
}

async function villages(owner: pg.Client): Promise<void> {
  await owner.query(`
    insert into organisation (id, name, kind, level, region_code, node_code, township_code)
    select gen_random_uuid(), name, 'village', 'village', code, node_code, parent_code
    from region where level = 'village' on conflict do nothing`);
}

/** A consented list whose tasks are due every month; answers its id. */
async function consented(owner: pg.Client, tasks: number): Promise<string> {
  const list = newId();
  await owner.query(
    `insert into task_list (id, kind, carrier_code, region_code, year, list_version, title)
     select $1, 'task', 'village', code, 2026,
       (select coalesce(max(list_version), 0) + 1 from task_list), '压测清单'
     from region where level = 'province' limit 1`,
    [list],
  );
  const dates = Array.from(
    { length: 12 },
    (_, month) => `${String(month + 1).padStart(2, "0")}-25`,
  );
  await owner.query(
    `insert into task (id, list_id, root_task_id, position, code, title, measure, indicator_name, unit,
       form, accumulation, direction, source, frequency, due_dates, levels, asked, asked_levels,
       disclosure, minutes, basis, responsibilities, evidence_hint, cooperating_units)
     select id, $1, id, n, 'YC-' || n, '压测任务 ' || n, '逐项核查', '整改率', '%', 'ratio', 'cumulative',
       'increase', 'report', 'monthly', $3, '{village}', 'lowest', '{village}', 'public', 5, '[]',
       '{primary}', '{}', '{}'
     from (select gen_random_uuid() as id, n from generate_series(1, $2::int) n) made`,
    [list, tasks, dates],
  );
  await owner.query(
    "update task_list set status = 'under_consent', consent_note = '压测' where id = $1",
    [list],
  );
  return list;
}

async function issue(owner: pg.Client, tasks: number): Promise<Turn> {
  const listId = await consented(owner, tasks);
  const issuingId = newId();
  const scope = {
    ...{ listId, levels: ["village"], nodes: null, organisationIds: null, taskId: null },
    isUpcomingOnly: false,
  };
  const {
    rows: [list],
  } = await owner.query("select version from task_list where id = $1", [listId]);
  await owner.query(
    "insert into issuing (id, list_id, scope, tasks_total, rows_total) values ($1, $2, $3, $4, 1)",
    [
      issuingId,
      listId,
      JSON.stringify({ scope, version: list.version, requestedBy: "压测" }),
      tasks,
    ],
  );
  return timed(async () => {
    await runIssuing(systemActor("bench"), issuingId);
    const { rows } = await owner.query("select rows_made from issuing where id = $1", [issuingId]);
    return Number(rows[0].rows_made);
  });
}

/** The rows as issuing made them, as COPY reads them. */
async function dump(owner: pg.Client, file: string): Promise<void> {
  const source = owner.query(
    copyTo(`copy (select ${COLUMNS} from assignment order by id) to stdout`),
  );
  await pipeline(source, createWriteStream(file));
}

async function copy(owner: pg.Client, file: string): Promise<Turn> {
  // Keys, indexes and foreign keys as they are; only our own counting is left out.
  await owner.query("alter table assignment disable trigger user");
  try {
    return await timed(async () => {
      const target = owner.query(copyFrom(`copy assignment (${COLUMNS}) from stdin`));
      await pipeline(createReadStream(file), target);
      return target.rowCount;
    });
  } finally {
    await owner.query("alter table assignment enable trigger user");
  }
}

async function main(folder: string, tasks: number, rounds: number): Promise<void> {
  const owner = new pg.Client({ connectionString: env().DATABASE_OWNER_URL ?? env().DATABASE_URL });
  await owner.connect();
  await villages(owner);
  await owner.query("analyze");
  const file = path.join(folder, "assignments.copy");
  const ours: Turn[] = [];
  const bare: Turn[] = [];
  let exact = true;
  for (let round = 0; round <= rounds; round += 1) {
    await owner.query(EMPTIED);
    const made = await issue(owner, tasks);
    exact = exact && isConsistent(await checkCounters(systemActor("bench")));
    await dump(owner, file);
    await owner.query(EMPTIED);
    const copied = await copy(owner, file);
    if (copied.rows !== made.rows) throw new Error("COPY did not take the same rows");
    // The first turn of each warms the caches and is not counted.
    if (round > 0) {
      ours.push(made);
      bare.push(copied);
    }
  }
  const ratios = ours.map((turn, index) => turn.seconds / (bare[index]?.seconds ?? 1));
  console.log(
    `下发 ${ours[0]?.rows} 条（键、索引、外键、计数、审计）  秒 ${spread(
      ours.map((t) => t.seconds),
      1,
    )}`,
  );
  console.log(
    `COPY 同样的行到同样的表                    秒 ${spread(
      bare.map((t) => t.seconds),
      1,
    )}`,
  );
  console.log(`比值（≤ 3）                                   ${spread(ratios, 2)}`);
  console.log(
    `每次下发后重新计数                             ${exact ? "0 处不一致" : "有不一致"}`,
  );
  await owner.end();
  if (!exact) process.exitCode = 1;
}

const [folder, tasks, rounds] = process.argv.slice(2);
if (!folder || !tasks || !rounds) throw new Error("give a folder, how many tasks, how many rounds");
await main(folder, Number(tasks), Number(rounds));
await disconnect();
