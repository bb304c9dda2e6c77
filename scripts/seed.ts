import pg from "pg";
import { env } from "@/lib/platform/env";
import { demoAccounts, loadDemo } from "@/prisma/seed/demo/load";
import { loadReference } from "@/prisma/seed/reference/load";

const MODES = ["default", "full", "small"] as const;

type Mode = (typeof MODES)[number];

/** The day of loading in China: the demonstration data is laid out around it. */
function today(): string {
  return new Intl.DateTimeFormat("sv-SE", { timeZone: "Asia/Shanghai" }).format(new Date());
}

async function reference(pool: pg.Pool, provinces: string): Promise<void> {
  const outcome = await loadReference(pool, { provinces: provinces.split(",") });
  console.log(outcome.unchanged ? "已是最新" : `写入 ${outcome.changed} 行`);
}

async function demo(pool: pg.Pool, mode: Mode): Promise<void> {
  const day = today();
  const made = await loadDemo(pool, { mode, today: day });
  console.log(
    `单位 ${made.organisations} 个、任务 ${made.assignments} 条、报告 ${made.reports} 份，以 ${day} 为“今天”`,
  );
}

async function accounts(pool: pg.Pool): Promise<void> {
  console.log(await demoAccounts(pool));
}

/** What the start asks: whether anybody works here, and whether that is a demonstration. */
async function status(pool: pg.Pool): Promise<void> {
  const { rows } = await pool.query<{ empty: boolean; demonstration: boolean }>(
    `select not exists (select 1 from account) as empty,
       exists (select 1 from setting where key = 'demonstration') as demonstration`,
  );
  console.log(JSON.stringify(rows[0]));
}

function modeOf(text: string | undefined): Mode {
  const mode = MODES.find((candidate) => candidate === (text ?? "default"));
  if (!mode) throw new Error(`演示数据只有 ${MODES.join("、")} 三种。`);
  return mode;
}

async function main(pool: pg.Pool): Promise<void> {
  const [command, detail] = process.argv.slice(2);
  if (command === "reference") await reference(pool, detail ?? "420000");
  else if (command === "demo") await demo(pool, modeOf(detail));
  else if (command === "accounts") await accounts(pool);
  else if (command === "status") await status(pool);
  else throw new Error("用法：npm run seed -- {reference [省代码,…]|demo [模式]|accounts|status}");
}

const pool = new pg.Pool({ connectionString: env().DATABASE_OWNER_URL ?? env().DATABASE_URL });
main(pool).then(
  () => pool.end(),
  async (error: unknown) => {
    console.error(error instanceof Error ? error.message : error);
    process.exitCode = 1;
    await pool.end();
  },
);
