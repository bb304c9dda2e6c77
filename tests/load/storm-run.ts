import path from "node:path";
import pg from "pg";
import { pool, rows, sqlState, transaction } from "@/lib/platform/db";
import { env } from "@/lib/platform/env";
import { sql } from "@/lib/platform/sql";
import { loadDemo } from "@/prisma/seed/demo/load";
import { ACTS, random } from "./storm-acts";
import { spread } from "./submit-measures";

// Runs within the environment that storm.ts prepares: the storm itself, its checks, and the measuring.

const [folder = "", ...numbers] = process.argv.slice(2);
const [OPERATIONS = 0, DAYS = 0, ROUNDS = 0, SECONDS = 0] = numbers.map(Number);
const WRITERS = 16;
const DAY = 86_400_000;
const START = Date.parse("2026-10-20T20:00:00+08:00");

const MEASURES = `not_started, drafting, submitted, returned, approved, accepted, exempted, cancelled, awaiting,
  submitted_on_time, done_on_time, times_returned, numerator, denominator, value, standing`;

// The clock of the storm is a sequence: it is read as it is, whatever a transaction sees.
async function prepare(owner: pg.Pool): Promise<void> {
  await loadDemo(owner, {
    ...{ mode: "small", today: "2026-10-20", isBare: true },
    evidenceDir: path.join(folder, "evidence"),
  });
  await owner.query(`
    create sequence storm_clock start ${START};
    grant select, update on storm_clock to public;
    select nextval('storm_clock');
    create or replace function counting_clock() returns timestamptz language sql volatile
    as $$ select to_timestamp(last_value / 1000.0) from storm_clock $$;
    create or replace function counting_moment() returns timestamptz language sql stable
    as $$ select coalesce(nullif(current_setting('storm.moment', true), '')::timestamptz, now()) $$;
    create table bare (like assignment including indexes including defaults);
    insert into bare select * from assignment;
    grant select, update on bare to public`);
  await owner.query("vacuum analyze");
}

async function operate(chance: () => number): Promise<number> {
  const draw = chance();
  const [, act] = ACTS.find(([share]) => draw < share) ?? ACTS[0] ?? [];
  if (!act) return 0;
  return transaction(async (tx) => {
    await tx.rows(sql`select set_config('storm.moment', counting_clock()::text, true)`);
    // Some think for a while between beginning and writing: at midnight these are overtaken.
    if (chance() < 0.02) await new Promise((resolve) => setTimeout(resolve, 20 * chance()));
    return act(tx, chance);
  });
}

async function storm() {
  let [begun, changed] = [0, 0];
  const surfaced: string[] = [];
  const writer = async (number: number) => {
    const chance = random(number + 1);
    while (begun < OPERATIONS) {
      begun += 1;
      const now = START + Math.floor((begun / OPERATIONS) * DAYS * DAY);
      await rows(
        sql`select setval('storm_clock', greatest(last_value, ${now}::bigint)) from storm_clock`,
      );
      try {
        const rowsChanged = await operate(chance);
        changed += rowsChanged;
      } catch (error) {
        surfaced.push(sqlState(error) ?? String(error));
      }
    }
  };
  const started = performance.now();
  await Promise.all(Array.from({ length: WRITERS }, (_, number) => writer(number)));
  return { changed, surfaced, seconds: (performance.now() - started) / 1000 };
}

async function differences(): Promise<{ now: number; past: number; late: number }> {
  const [live] = await rows<{ n: number }>(sql`select count(*)::int as n from counter_difference`);
  let past = 0;
  for (let day = 0; day <= DAYS; day += 1) {
    const date = new Date(START + day * DAY).toISOString().slice(0, 10);
    const of = (alias: string) =>
      sql.raw(
        MEASURES.split(",")
          .map((name) => `coalesce(${alias}.${name.trim()}, 0)`)
          .join(", "),
      );
    const [found] = await rows<{ n: number }>(sql`
      select count(*)::int as n from counter_at(${date}::date) c full join recount_at(${date}::date) r
      using (year, node_code, root_task_id, period, organisation_level, organisation_kind, due_on)
      where (${of("c")}) is distinct from (${of("r")})`);
    past += found?.n ?? 0;
  }
  const [late] = await rows<{ n: number }>(
    sql`select coalesce(sum(before), 0)::int as n from node_version`,
  );
  return { now: live?.n ?? 0, past, late: late?.n ?? 0 };
}

/** Updates per second of a table by 16 writers: one row, or fifty, in a transaction. */
async function rate(table: "assignment" | "bare", many: number): Promise<number> {
  let changed = 0;
  const until = performance.now() + SECONDS * 1000;
  const writer = async (number: number) => {
    const chance = random(number + 77);
    while (performance.now() < until) {
      const from = Math.floor(chance() * 16_000);
      const { rowCount } = await pool().query(
        `with held as materialized (select id from ${table} where id >= $1 order by id limit $2 for update)
         update ${table} a set status = case a.status when 'submitted' then 'drafting'::assignment_status
           else 'submitted' end, done_at = null, is_standing = false, version = a.version + 1
         from held where a.id = held.id`,
        [from, many],
      );
      changed += rowCount ?? 0;
    }
  };
  await Promise.all(Array.from({ length: WRITERS }, (_, number) => writer(number)));
  return changed / SECONDS;
}

async function compare(many: number): Promise<void> {
  const [counted, bare]: [number[], number[]] = [[], []];
  for (let round = 0; round < ROUNDS; round += 1) {
    bare.push(await rate("bare", many));
    counted.push(await rate("assignment", many));
  }
  const costs = counted.map((one, index) => 100 * (1 - one / (bare[index] ?? 1)));
  console.log(
    `每笔 ${many} 行：不计数每秒 ${spread(bare)} 行，连同计数、版本、事件、留存每秒 ${spread(counted)} 行`,
  );
  console.log(`代价（≤ 60）% ${spread(costs)}`);
}

async function main(): Promise<void> {
  const owner = new pg.Pool({ connectionString: env().DATABASE_OWNER_URL });
  await prepare(owner);
  const { changed, surfaced, seconds } = await storm();
  const found = await differences();
  console.log(
    `${OPERATIONS} 次操作、${WRITERS} 个并发、${DAYS} 个模拟日：改动 ${changed} 行，${seconds.toFixed(1)} 秒`,
  );
  console.log(
    `计数差异 ${found.now}，各日留存差异 ${found.past}，报给用户的错误 ${surfaced.length} ${[...new Set(surfaced)]}`,
  );
  await compare(1);
  await compare(50);
  const { rows: size } = await owner.query(
    "select count(*)::int as n, pg_size_pretty(pg_total_relation_size('counter_past')) as size from counter_past",
  );
  console.log(`counter_past ${size[0]?.n} 行，${size[0]?.size}`);
  const wrong = await differences();
  if (found.now + found.past + surfaced.length + wrong.now === 0) console.log("全部一致");
  await owner.end();
}

main().then(
  () => process.exit(0),
  (error: unknown) => {
    console.error(error);
    process.exit(1);
  },
);
