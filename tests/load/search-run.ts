import pg from "pg";
import { type StaffActor, systemActor } from "@/lib/access/actor";
import { followNames } from "@/lib/domain/search/entries/commands";
import { searchStaff } from "@/lib/domain/search/queries";
import { followReports } from "@/lib/domain/search/reports/commands";
import { disconnect, row } from "@/lib/platform/db";
import { env } from "@/lib/platform/env";
import { sql } from "@/lib/platform/sql";
import { signedIn } from "../support/people-world";
import { planOf, statementsOf } from "../support/plans";
import { growReports } from "./search-grow";
import { quantile } from "./submit-measures";

// Reads everything into the search and measures it for people of every level. Run as a script of its
// own, because the environment of a process is read once.

/** Sign-in names of the demonstration, from the village to the province. */
const PEOPLE = ["cun", "xiang", "xian", "xianban", "shiban", "sheng", "office"];
const ROUNDS = 15;
const MOST_MILLISECONDS = 50;
const LARGE_TABLE = 10_000;

/** Common and rare words, names, codes, first letters, nonsense. */
const QUERIES = [
  ...["清廉村居", "qlcj", "szwt", "CJ-04", "村", "社区", "青龙村", "示例中学", "南漳县 小学"],
  ...["xc", "qlc", "420624102", "公开", "公开 台账", "整改", "已整改的问题合同", "没有这样的词语"],
  ...["一二三四五六", "the", "a", "20260630-0000100"],
];

interface Measured {
  login: string;
  q: string;
  times: number[];
  buffers: number;
  found: number;
  wholeTables: string[];
}

async function actorOf(login: string): Promise<StaffActor> {
  const found = await row<{ id: string }>(sql`select id from account where login = ${login}`);
  if (!found) throw new Error(`the demonstration has no ${login}`);
  return (await signedIn(found.id)).actor;
}

async function fill(): Promise<void> {
  const worker = systemActor("bench");
  let since = performance.now();
  const seconds = () => ((performance.now() - since) / 1000).toFixed(1);
  let names = 0;
  for (let taken = -1; taken !== 0; names += taken) taken = await followNames(worker);
  console.log(`单位、清单与任务 ${names} 处变化，${seconds()} 秒`);
  since = performance.now();
  while (await followReports(worker));
  const reports = await row<{ n: number }>(sql`select count(*)::int as n from search_report`);
  console.log(`填报 ${reports?.n} 份，${seconds()} 秒`);
}

async function measure(client: pg.Client, actor: StaffActor, q: string): Promise<Measured> {
  const input = { q, page: 1 };
  const sent = await statementsOf(() => searchStaff(actor, input));
  const statement = sent.find(({ text }) => text.includes("search_"));
  if (!statement) throw new Error("the search sent no statement");
  const results = await searchStaff(actor, input);
  const times: number[] = [];
  for (let round = 0; round < ROUNDS; round += 1) {
    const began = performance.now();
    await client.query(statement.text, statement.values);
    times.push(performance.now() - began);
  }
  const plan = await planOf(client, statement);
  const large = plan.wholeTables.filter(({ rows }) => rows > LARGE_TABLE);
  return {
    ...{ login: actor.login, q, times, buffers: plan.buffers },
    found: results.reduce((sum, { hits }) => sum + hits.length, 0),
    wholeTables: large.map(({ table, rows }) => `${table} ${rows} 行`),
  };
}

function print(login: string, measured: readonly Measured[]): void {
  const all = measured.flatMap(({ times }) => times);
  const medians = measured.map(({ times }) => quantile(times, 0.5));
  const slowest = measured[medians.indexOf(Math.max(...medians))];
  const share = (part: number) => quantile(all, part).toFixed(1);
  console.log(
    `${login.padEnd(8)} p50 ${share(0.5)} p95 ${share(0.95)} 最大 ${share(1)} 毫秒；最慢“${slowest?.q}”${Math.max(...medians).toFixed(1)} 毫秒、${slowest?.buffers} 块；共找到 ${measured.reduce((sum, one) => sum + one.found, 0)} 项`,
  );
}

async function run(): Promise<boolean> {
  await fill();
  if (process.argv.includes("full")) await growReports();
  const client = new pg.Client({ connectionString: env().DATABASE_URL });
  await client.connect();
  const assignments = await row<{ n: number }>(sql`select count(*)::int as n from assignment`);
  console.log(
    `任务 ${assignments?.n} 条；${PEOPLE.length} 人 × ${QUERIES.length} 个词 × ${ROUNDS} 次`,
  );
  const every: Measured[] = [];
  for (const login of PEOPLE) {
    const actor = await actorOf(login);
    const measured: Measured[] = [];
    for (const q of QUERIES) measured.push(await measure(client, actor, q));
    print(login, measured);
    every.push(...measured);
  }
  await client.end();
  const scans = every.filter(({ wholeTables }) => wholeTables.length > 0);
  for (const { login, q, wholeTables } of scans)
    console.log(`${login} “${q}”：通读 ${wholeTables}`);
  const slow = every.filter(({ times }) => quantile(times, 0.5) > MOST_MILLISECONDS);
  for (const { login, q, times, buffers } of slow) {
    console.log(`${login} “${q}”：中位 ${quantile(times, 0.5).toFixed(1)} 毫秒，${buffers} 块`);
  }
  console.log(`超过 ${MOST_MILLISECONDS} 毫秒的词 ${slow.length} 个，通读大表 ${scans.length} 次`);
  return scans.length === 0;
}

process.exitCode = (await run()) ? 0 : 1;
await disconnect();
