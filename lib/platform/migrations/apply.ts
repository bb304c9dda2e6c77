import type {
  DiagnoseMigrationHistoryOutput,
  MigrationList,
} from "@prisma/schema-engine-wasm/schema_engine_bg";
import pg from "pg";
import { type Engine, NO_FILTER, openEngine } from "@/lib/platform/migrations/engine";
import { readMigrations } from "@/lib/platform/migrations/folder";

/** How a database stands against the folder of migrations. */
export interface MigrationStatus {
  applied: string[];
  pending: string[];
  /** Applied, and their file was changed afterwards. */
  edited: string[];
  /** Applied, and their file is gone. */
  missing: string[];
  /** Begun and not finished: their SQL ran in one transaction, so nothing of it remains. */
  failed: string[];
}

const LOCK = "qinglian.migrations";

async function diagnose(
  engine: Engine,
  list: MigrationList,
): Promise<DiagnoseMigrationHistoryOutput> {
  return engine.schema.diagnoseMigrationHistory({
    migrationsList: list,
    optInToShadowDatabase: false,
    filters: NO_FILTER,
  });
}

function statusOf(list: MigrationList, found: DiagnoseMigrationHistoryOutput): MigrationStatus {
  const all = list.migrationDirectories.map((directory) => directory.path);
  const history = found.history;
  const pending =
    history && "unappliedMigrationNames" in history ? history.unappliedMigrationNames : [];
  const missing =
    history && "unpersistedMigrationNames" in history ? history.unpersistedMigrationNames : [];
  const open = new Set([
    ...(found.hasMigrationsTable ? pending : all),
    ...found.failedMigrationNames,
  ]);
  return {
    applied: all.filter((name) => !open.has(name)),
    pending: all.filter((name) => open.has(name)),
    edited: found.editedMigrationNames,
    missing,
    failed: found.failedMigrationNames,
  };
}

/** Reads how a database stands; changes nothing. */
export async function migrationStatus(url: string, folder: string): Promise<MigrationStatus> {
  const engine = await openEngine(url);
  try {
    const list = await readMigrations(folder);
    return statusOf(list, await diagnose(engine, list));
  } finally {
    await engine.dispose();
  }
}

function refuseEditedHistory(status: MigrationStatus): void {
  const lines = [
    ...status.edited.map((name) => `  ${name}：已执行，但文件内容后来被改动`),
    ...status.missing.map((name) => `  ${name}：已执行，但文件不见了`),
  ];
  if (lines.length === 0) return;
  throw new Error(
    [
      "数据库的迁移历史与 prisma/migrations 不一致，已停止，数据未动：",
      ...lines,
      "请用 git 恢复这些文件；需要调整结构时新增一个迁移（npm run migrate -- create 名称）。",
    ].join("\n"),
  );
}

function lineOf(script: string, position: string | undefined): string {
  if (!position) return "";
  const line = script.slice(0, Number(position)).split("\n").length;
  return `第 ${line} 行：`;
}

function explain(engine: Engine, list: MigrationList, name: string, error: unknown): Error {
  const cause = engine.lastError();
  if (!cause) return error instanceof Error ? error : new Error(String(error));
  const directory = list.migrationDirectories.find((candidate) => candidate.path === name);
  const content = directory?.migrationFile.content;
  const script = content?.tag === "ok" ? content.value : "";
  const place = lineOf(script, cause.position);
  return new Error(`迁移 ${name} 执行失败，已整体撤回。${place}${cause.message}`, { cause: error });
}

async function applyOne(engine: Engine, list: MigrationList, name: string): Promise<void> {
  const upTo = list.migrationDirectories.findIndex((directory) => directory.path === name) + 1;
  const part = { ...list, migrationDirectories: list.migrationDirectories.slice(0, upTo) };
  try {
    await engine.schema.applyMigrations({ migrationsList: part, filters: NO_FILTER });
  } catch (error) {
    throw explain(engine, list, name, error);
  }
}

async function applyPending(
  engine: Engine,
  list: MigrationList,
  onApplied: (name: string) => void,
): Promise<string[]> {
  const { failedMigrationNames } = await diagnose(engine, list);
  for (const name of failedMigrationNames) {
    await engine.schema.markMigrationRolledBack({ migrationName: name });
  }
  const status = statusOf(list, await diagnose(engine, list));
  refuseEditedHistory(status);
  for (const name of status.pending) {
    await applyOne(engine, list, name);
    onApplied(name);
  }
  return status.pending;
}

/** Runs `work` while no other process migrates the same database; waits for the other one. */
export async function withMigrationLock<T>(url: string, work: () => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    await client.query("select pg_advisory_lock(hashtextextended($1, 0))", [LOCK]);
    return await work();
  } finally {
    await client.end();
  }
}

/**
 * Applies what is missing, one after another, each in one transaction and recorded in
 * `_prisma_migrations` as Prisma does. Returns the names applied. Throws, with nothing changed,
 * when an applied migration was edited or removed, or with the SQL error of the one that failed.
 */
export async function applyMigrations(
  url: string,
  folder: string,
  onApplied: (name: string) => void = () => undefined,
): Promise<string[]> {
  const engine = await openEngine(url);
  try {
    return await applyPending(engine, await readMigrations(folder), onApplied);
  } finally {
    await engine.dispose();
  }
}
