import { readdir } from "node:fs/promises";
import path from "node:path";
import { rows, sqlState } from "@/lib/platform/db";
import { MIGRATION_NAME } from "@/lib/platform/migrations/folder";
import { sql } from "@/lib/platform/sql";

/** Whether requests can be served, and in words why not. */
export interface Readiness {
  ready: boolean;
  reason: string;
}

const UNDEFINED_TABLE = "42P01";
const ANSWER_WITHIN = 3_000;

let wanted: Promise<string[]> | undefined;

/** The migrations that this build brings along; they do not change while it runs. */
function migrationNames(): Promise<string[]> {
  wanted ??= readdir(path.join(process.cwd(), "prisma", "migrations")).then((names) =>
    names.filter((name) => MIGRATION_NAME.test(name)),
  );
  return wanted;
}

async function appliedMigrations(): Promise<string[]> {
  const found = await rows<{ name: string }>(sql`
    select migration_name as name from _prisma_migrations
    where finished_at is not null and rolled_back_at is null`);
  return found.map((migration) => migration.name);
}

// Figures that differ do not keep anybody from working: the service is ready, and says so.
async function lastNight(): Promise<string> {
  const [found] = await rows<{ differences: number | null; state: string }>(sql`
    select state, differences from counter_check where state <> 'running'
    order by on_day desc limit 1`);
  if (found?.state === "different") return `；夜间核对有 ${found.differences} 处不一致`;
  return found?.state === "failed" ? "；夜间核对没有完成" : "";
}

async function lastSelfTest(): Promise<string> {
  const [found] = await rows<{ passed: boolean; detail: string }>(sql`
    select passed, detail from rating_self_test order by on_day desc, attempt desc limit 1`);
  return found?.passed === false ? `；低分评价自检未通过：${found.detail}` : "";
}

async function check(): Promise<Readiness> {
  try {
    const [names, applied] = await Promise.all([migrationNames(), appliedMigrations()]);
    const pending = names.filter((name) => !applied.includes(name));
    if (pending.length === 0) {
      return { ready: true, reason: `可以服务${await lastNight()}${await lastSelfTest()}` };
    }
    return { ready: false, reason: `还有 ${pending.length} 个迁移未执行` };
  } catch (error) {
    if (sqlState(error) === UNDEFINED_TABLE) return { ready: false, reason: "数据库尚未迁移" };
    return { ready: false, reason: "数据库没有回答" };
  }
}

/** Asks the database once, and does not wait longer than three seconds for it. */
export async function readReadiness(): Promise<Readiness> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<Readiness>((resolve) => {
    timer = setTimeout(
      () => resolve({ ready: false, reason: "数据库没有及时回答" }),
      ANSWER_WITHIN,
    );
  });
  const answer = await Promise.race([check(), late]);
  clearTimeout(timer);
  return answer;
}
