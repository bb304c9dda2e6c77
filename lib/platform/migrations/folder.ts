import { existsSync } from "node:fs";
import { readdir, readFile } from "node:fs/promises";
import path from "node:path";
import type { MigrationList } from "@prisma/schema-engine-wasm/schema_engine_bg";

/** `YYYYMMDDHHMMSS_verb_object`, the one form of a migration's name. */
export const MIGRATION_NAME = /^\d{14}_[a-z]+(_[a-z0-9]+)+$/;

async function names(folder: string): Promise<string[]> {
  if (!existsSync(folder)) return [];
  const entries = await readdir(folder, { withFileTypes: true });
  return entries
    .filter((entry) => entry.isDirectory())
    .map((entry) => entry.name)
    .sort();
}

/** The migrations of a folder in their order, with their SQL, as the schema engine wants them. */
export async function readMigrations(folder: string): Promise<MigrationList> {
  const lockfile = path.join(folder, "migration_lock.toml");
  const directories = await Promise.all(
    (await names(folder)).map(async (name) => ({
      path: name,
      migrationFile: {
        path: "migration.sql",
        content: {
          tag: "ok" as const,
          value: await readFile(path.join(folder, name, "migration.sql"), "utf8"),
        },
      },
    })),
  );
  return {
    baseDir: path.resolve(folder),
    lockfile: {
      path: "migration_lock.toml",
      content: existsSync(lockfile) ? await readFile(lockfile, "utf8") : null,
    },
    shadowDbInitScript: "",
    migrationDirectories: directories,
  };
}

/** The files of the Prisma schema, sorted by name. */
export async function readSchema(folder: string): Promise<{ path: string; content: string }[]> {
  const files = (await readdir(folder)).filter((name) => name.endsWith(".prisma")).sort();
  return Promise.all(
    files.map(async (name) => ({
      path: path.join(folder, name),
      content: await readFile(path.join(folder, name), "utf8"),
    })),
  );
}
