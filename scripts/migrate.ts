import { env } from "@/lib/platform/env";
import { grantAppRights } from "@/lib/platform/grants";
import { JOB_QUEUES } from "@/lib/platform/jobs";
import {
  applyMigrations,
  migrationStatus,
  withMigrationLock,
} from "@/lib/platform/migrations/apply";
import { createMigration } from "@/lib/platform/migrations/create";
import { prepareJobs } from "@/lib/platform/migrations/jobs";

const FOLDERS = { migrations: "prisma/migrations", schema: "prisma/schema" };

function ownerUrl(): string {
  return env().DATABASE_OWNER_URL ?? env().DATABASE_URL;
}

async function apply(): Promise<void> {
  const url = ownerUrl();
  const applied = await withMigrationLock(url, async () => {
    const names = await applyMigrations(url, FOLDERS.migrations, (name) =>
      console.log(`已执行 ${name}`),
    );
    await prepareJobs(url, JOB_QUEUES);
    await grantAppRights(url);
    return names;
  });
  console.log(applied.length > 0 ? `本次执行 ${applied.length} 个迁移` : "已是最新");
}

async function status(): Promise<void> {
  const found = await migrationStatus(ownerUrl(), FOLDERS.migrations);
  const lines = [
    ...found.applied.map((name) => `已执行  ${name}`),
    ...found.pending.map(
      (name) => `待执行  ${name}${found.failed.includes(name) ? "（上次失败）" : ""}`,
    ),
    ...found.edited.map((name) => `被改动  ${name}`),
    ...found.missing.map((name) => `缺文件  ${name}`),
  ];
  console.log(lines.join("\n"));
}

async function create(name: string | undefined): Promise<void> {
  const file = await createMigration(ownerUrl(), FOLDERS, name ?? "", new Date());
  console.log(`已写入 ${file}，请通读并补齐后执行 npm run migrate -- apply`);
}

async function main(): Promise<void> {
  const [command, name] = process.argv.slice(2);
  if (command === "apply") await apply();
  else if (command === "status") await status();
  else if (command === "create") await create(name);
  else throw new Error("用法：npm run migrate -- {create 名称|apply|status}");
}

// The engine leaves a timer of ten seconds behind; the work is done before it.
main().then(
  () => process.exit(0),
  (error: unknown) => {
    console.error(error instanceof Error ? error.message : error);
    process.exit(1);
  },
);
