import pg from "pg";
import type { StaffActor } from "@/lib/access/actor";
import { disconnect, row } from "@/lib/platform/db";
import { env } from "@/lib/platform/env";
import { sql } from "@/lib/platform/sql";
import { signedIn } from "../support/people-world";
import { type Plan, planOf, type Sent, statementsOf } from "../support/plans";
import { VIEWS, type View } from "./scale-views";
import { quantile, spread } from "./submit-measures";

// Reads what people open, has the small and the grown database carry out the very same statements turn by
// turn, and compares. Run as a script of its own, because the environment of a process is read once.

const ROUNDS = 5;
const LARGE_TABLE = 10_000;
const BUFFERS_A_ROW = 20;
/** A short list still opens its indexes: it is held to the price of this many rows. */
const FEWEST_ROWS = 20;
const GROWTH = 1.5;
/** Below this nobody feels a difference, and the clock's own noise is larger. */
const FEWEST_MILLISECONDS = 2;

interface Measured {
  times: number[];
  buffers: number;
  wholeTables: string[];
}

interface Compared {
  view: View;
  rows: number;
  statements: number;
  small: Measured;
  grown: Measured;
}

async function actorOf(login: string): Promise<StaffActor> {
  const found = await row<{ id: string }>(sql`select id from account where login = ${login}`);
  if (!found) throw new Error(`the demonstration has no ${login}`);
  return (await signedIn(found.id)).actor;
}

const isRead = ({ text }: Sent) => /^\s*(select|with)\b/i.test(text);

function add(to: Measured, plans: readonly Plan[]): void {
  to.times.push(plans.reduce((sum, plan) => sum + plan.milliseconds, 0));
  to.buffers = plans.reduce((sum, plan) => sum + plan.buffers, 0);
  to.wholeTables = plans.flatMap(({ wholeTables }) =>
    wholeTables
      .filter(({ rows }) => rows > LARGE_TABLE)
      .map(({ table, rows }) => `${table} ${rows}`),
  );
}

async function turn(client: pg.Client, sent: readonly Sent[]): Promise<Plan[]> {
  const plans: Plan[] = [];
  for (const one of sent) plans.push(await planOf(client, one));
  return plans;
}

async function compare(view: View, small: pg.Client, grown: pg.Client): Promise<Compared> {
  const actor = await actorOf(view.login);
  let answer: unknown;
  const sent = (
    await statementsOf(async () => {
      answer = await view.read(actor);
    })
  ).filter(isRead);
  const empty = (): Measured => ({ times: [], buffers: 0, wholeTables: [] });
  const compared: Compared = {
    view,
    rows: Array.isArray(answer) ? answer.length : 0,
    statements: sent.length,
    small: empty(),
    grown: empty(),
  };
  for (let round = 0; round <= ROUNDS; round += 1) {
    const [one, other] = [await turn(small, sent), await turn(grown, sent)];
    // The first turn fills the caches of both.
    if (round === 0) continue;
    add(compared.small, one);
    add(compared.grown, other);
  }
  return compared;
}

const median = ({ times }: Measured) => quantile(times, 0.5);

/** What misses a bar, in words; nothing where all is well. */
function faults({ view, rows, small, grown }: Compared): string[] {
  const found: string[] = [];
  const buffers = grown.buffers / Math.max(1, small.buffers);
  if (buffers > GROWTH) found.push(`块数 × ${buffers.toFixed(2)}`);
  const time = median(grown) / Math.max(median(small), FEWEST_MILLISECONDS);
  if (time > GROWTH) found.push(`时间 × ${time.toFixed(2)}`);
  if (grown.wholeTables.length > 0) found.push(`通读 ${grown.wholeTables.join("、")} 行`);
  const aRow = grown.buffers / Math.max(rows, FEWEST_ROWS);
  if (view.isList && aRow > BUFFERS_A_ROW) found.push(`每行 ${aRow.toFixed(0)} 块`);
  return found;
}

function print(one: Compared): void {
  const { view, rows, statements, small, grown } = one;
  const shown = view.isList ? `${rows} 行` : "";
  const times = `毫秒 ${spread(small.times, 1)} → ${spread(grown.times, 1)}`;
  const bad = faults(one).map((fault) => `  ✗ ${fault}`);
  console.log(
    `${view.name} ${shown} ${statements} 条语句；${times}；块 ${small.buffers} → ${grown.buffers}${bad.join("")}`,
  );
}

async function count(client: pg.Client): Promise<string> {
  const { rows } = await client.query<{ a: number; o: number; c: number; size: string }>(
    `select (select count(*) from assignment)::int as a, (select count(*) from organisation)::int as o,
       (select count(*) from counter)::int as c,
       pg_size_pretty(pg_database_size(current_database())) as size`,
  );
  const [found] = rows;
  return `任务 ${found?.a} 条、单位 ${found?.o} 个、计数 ${found?.c} 行、${found?.size}`;
}

async function run(grownUrl: string, only: string | undefined): Promise<boolean> {
  const small = new pg.Client({ connectionString: env().DATABASE_URL });
  const grown = new pg.Client({ connectionString: grownUrl });
  await Promise.all([small.connect(), grown.connect()]);
  console.log(`小：${await count(small)}`);
  console.log(`大：${await count(grown)}`);
  const all: Compared[] = [];
  for (const view of VIEWS.filter(({ name }) => !only || name.includes(only))) {
    const one = await compare(view, small, grown);
    print(one);
    all.push(one);
  }
  await Promise.all([small.end(), grown.end()]);
  const missed = all.filter((one) => faults(one).length > 0);
  console.log(
    `${all.length} 个页面与列表，${missed.length} 个没有达到（时间、块数 ≤ ${GROWTH} 倍，列表每行 ≤ ${BUFFERS_A_ROW} 块，不通读大表）`,
  );
  // Times depend on the machine and are told; what is read from end to end is a fault everywhere.
  return all.every(({ grown: { wholeTables } }) => wholeTables.length === 0);
}

const [grownUrl, only] = process.argv.slice(2);
if (!grownUrl) throw new Error("give the address of the grown database");
process.exitCode = (await run(grownUrl, only)) ? 0 : 1;
await disconnect();
