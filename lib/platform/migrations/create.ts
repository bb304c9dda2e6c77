import { randomBytes } from "node:crypto";
import { mkdir, writeFile } from "node:fs/promises";
import path from "node:path";
import type { SchemaContainer } from "@prisma/schema-engine-wasm/schema_engine_bg";
import pg from "pg";
import { applyMigrations } from "@/lib/platform/migrations/apply";
import { NO_FILTER, openEngine } from "@/lib/platform/migrations/engine";
import { MIGRATION_NAME, readSchema } from "@/lib/platform/migrations/folder";

/** Prisma's own endings. Indexes named otherwise were written by hand and are left alone. */
const MADE_BY_PRISMA = /_(idx|key|pkey)"$/;
const DROP_INDEX = /^-- DropIndex\nDROP INDEX ("[^"]+");\n*/gm;

async function onServer(url: string, statement: string): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    await client.query(statement);
  } finally {
    await client.end();
  }
}

/** A scratch database beside the given one; it is dropped afterwards, come what may. */
async function withScratchDatabase<T>(
  url: string,
  work: (scratchUrl: string) => Promise<T>,
): Promise<T> {
  const name = `qinglian_scratch_${randomBytes(4).toString("hex")}`;
  const scratch = new URL(url);
  scratch.pathname = `/${name}`;
  await onServer(url, `create database ${name} template template0`);
  try {
    return await work(scratch.href);
  } finally {
    await onServer(url, `drop database if exists ${name} with (force)`);
  }
}

function keepHandWrittenIndexes(script: string): string {
  return script.replace(DROP_INDEX, (whole, name: string) =>
    MADE_BY_PRISMA.test(name) ? whole : "",
  );
}

async function difference(scratchUrl: string, files: SchemaContainer[]): Promise<string> {
  const engine = await openEngine(
    scratchUrl,
    files.map((file) => [file.path, file.content]),
  );
  try {
    const { stdout } = await engine.schema.diff({
      from: { tag: "schemaDatasource", files, configDir: path.dirname(files[0]?.path ?? "") },
      to: { tag: "schemaDatamodel", files },
      script: true,
      exitCode: null,
      filters: NO_FILTER,
    });
    return keepHandWrittenIndexes(stdout ?? "").trim();
  } finally {
    await engine.dispose();
  }
}

/** The SQL that leads from the result of all migrations to the Prisma schema; empty when equal. */
export async function pendingDifference(
  url: string,
  migrations: string,
  schema: string,
): Promise<string> {
  return withScratchDatabase(url, async (scratchUrl) => {
    await applyMigrations(scratchUrl, migrations);
    const sql = await difference(scratchUrl, await readSchema(schema));
    return sql === "-- This is an empty migration." ? "" : sql;
  });
}

function stamp(now: Date): string {
  return now.toISOString().replace(/\D/g, "").slice(0, 14);
}

/** Where migrations and schema lie. */
export interface MigrationFolders {
  migrations: string;
  schema: string;
}

/**
 * Writes a new migration `YYYYMMDDHHMMSS_name` with the difference, for its author to read and
 * complete (custom SQL goes into the same file). Returns its path. `name` is `verb_object`.
 */
export async function createMigration(
  url: string,
  folders: MigrationFolders,
  name: string,
  now: Date,
): Promise<string> {
  const full = `${stamp(now)}_${name}`;
  if (!MIGRATION_NAME.test(full)) {
    throw new Error(`迁移名称应为小写的“动词_对象”，例如 add_meeting；收到的是“${name}”。`);
  }
  const sql = await pendingDifference(url, folders.migrations, folders.schema);
  const folder = path.join(folders.migrations, full);
  await mkdir(folder, { recursive: true });
  const file = path.join(folder, "migration.sql");
  await writeFile(file, `${sql || "-- The schema is unchanged: write the SQL by hand."}\n`);
  return file;
}
