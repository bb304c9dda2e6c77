import { isDeepStrictEqual } from "node:util";
import pg from "pg";
import { systemActor } from "@/lib/access/actor";
import { sumProvinces } from "@/lib/domain/counters/national/commands";
import { type NationQuery, readNation } from "@/lib/domain/counters/national/queries";
import { disconnect, row } from "@/lib/platform/db";
import { env } from "@/lib/platform/env";
import { sql } from "@/lib/platform/sql";
import { growNation } from "./national-grow";
import { spread } from "./submit-measures";

// The country's page from generated counters. Run as a script of its own, because the environment of a process
// is read once.

const ROUNDS = 9;
const actor = systemActor("bench");

async function timed(work: () => Promise<unknown>): Promise<number> {
  const began = performance.now();
  await work();
  return performance.now() - began;
}

async function times(query: NationQuery): Promise<number[]> {
  const found: number[] = [];
  for (let round = 0; round < ROUNDS; round += 1)
    found.push(await timed(() => readNation(actor, query)));
  return found.slice(1);
}

const owner = new pg.Client({ connectionString: env().DATABASE_OWNER_URL ?? env().DATABASE_URL });
await owner.connect();
const known = await row<{ n: number }>(sql`select count(*)::int as n from counter`);
const counters = known && known.n > 4_000_000 ? known.n : await growNation(owner);
const size = await row<{ text: string }>(
  sql`select pg_size_pretty(pg_total_relation_size('counter')) as text`,
);
console.log(`计数 ${counters} 行，${size?.text}`);
await owner.query("delete from province_state");
const all = await timed(() => sumProvinces(actor));
await owner.query("update node_version set version = version + 1 where node_code = '610100'");
const one = await timed(() => sumProvinces(actor));
console.log(
  `汇总 31 个省 ${(all / 1000).toFixed(1)} 秒；一个省变了以后再汇总 ${one.toFixed(0)} 毫秒`,
);
const query = { year: 2026, period: "year" as const };
const kept = await times({ ...query, isExact: false });
const exact = await times({ ...query, isExact: true });
console.log(`全国页，来自汇总（≤ 100 毫秒）  ${spread(kept, 1)}`);
console.log(`全国页，此刻重算（≤ 1,000 毫秒）  ${spread(exact, 0)}`);
const [fromSums, fromCounters] = await Promise.all([
  readNation(actor, { ...query, isExact: false }),
  readNation(actor, { ...query, isExact: true }),
]);
const isSame = isDeepStrictEqual(fromSums.totals, fromCounters.totals);
console.log(`两者一致：${isSame ? "是" : "否"}（要求办理 ${fromCounters.totals.total.asked} 项）`);
process.exitCode = isSame ? 0 : 1;
await owner.end();
await disconnect();
