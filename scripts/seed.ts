import pg from "pg";
import { env } from "@/lib/platform/env";
import { demoAccounts, loadDemo } from "@/prisma/seed/demo/load";
import { loadReference } from "@/prisma/seed/reference/load";

const SETTING = "demonstration";
const MODES = ["default", "full", "small"] as const;

type Progress = { state: "loading" | "complete"; mode: string; day: string };

/** The day of loading in China: the demonstration data is laid out around it. */
function today(): string {
  return new Intl.DateTimeFormat("sv-SE", { timeZone: "Asia/Shanghai" }).format(new Date());
}

async function remember(pool: pg.Pool, progress: Progress): Promise<void> {
  await pool.query(
    `insert into setting (key, value, updated_at) values ($1, $2, now())
     on conflict (key) do update set value = excluded.value, updated_at = now()`,
    [SETTING, progress],
  );
}

async function recall(pool: pg.Pool): Promise<Progress | undefined> {
  const { rows } = await pool.query("select value from setting where key = $1", [SETTING]);
  return rows[0]?.value as Progress | undefined;
}

async function reference(pool: pg.Pool, provinces: string): Promise<void> {
  const outcome = await loadReference(pool, { provinces: provinces.split(",") });
  console.log(outcome.unchanged ? "已是最新" : `写入 ${outcome.changed} 行`);
}

async function demo(pool: pg.Pool, mode: (typeof MODES)[number]): Promise<void> {
  const day = today();
  await remember(pool, { state: "loading", mode, day });
  await loadDemo(pool, { mode, today: day });
  await remember(pool, { state: "complete", mode, day });
  console.log(`以 ${day} 为“今天”`);
}

async function accounts(pool: pg.Pool): Promise<void> {
  console.log(await demoAccounts(pool));
}

async function status(pool: pg.Pool): Promise<void> {
  const { rows } = await pool.query("select exists (select 1 from account) as used");
  const progress = await recall(pool);
  console.log(
    JSON.stringify({
      empty: !rows[0]?.used && !progress,
      demonstration: progress?.state === "complete",
      interrupted: progress?.state === "loading",
    }),
  );
}

function modeOf(text: string | undefined): (typeof MODES)[number] {
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
