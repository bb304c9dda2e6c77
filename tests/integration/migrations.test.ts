import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import pg from "pg";
import { afterAll, beforeEach, describe, expect, it } from "vitest";
import { rows } from "@/lib/platform/db";
import {
  applyMigrations,
  migrationStatus,
  withMigrationLock,
} from "@/lib/platform/migrations/apply";
import { createMigration, pendingDifference } from "@/lib/platform/migrations/create";
import { sql } from "@/lib/platform/sql";
import { ownerUrl } from "../support/database";

const FIRST = "20260101000000_add_first";
const SECOND = "20260101000001_add_second";

const folders: string[] = [];
const databases: string[] = [];
let folder: string;
let url: string;

async function owner(statement: string, address = ownerUrl): Promise<pg.QueryResult> {
  const client = new pg.Client({ connectionString: address });
  await client.connect();
  try {
    return await client.query(statement);
  } finally {
    await client.end();
  }
}

function write(name: string, script: string): void {
  mkdirSync(path.join(folder, name), { recursive: true });
  writeFileSync(path.join(folder, name, "migration.sql"), script);
}

async function emptyDatabase(): Promise<string> {
  const name = `empty_${process.pid}_${databases.length}`;
  databases.push(name);
  await owner(`create database ${name} template template0`);
  const address = new URL(ownerUrl);
  address.pathname = `/${name}`;
  return address.href;
}

function emptyFolder(): string {
  const made = mkdtempSync(path.join(tmpdir(), "migrations-"));
  folders.push(made);
  writeFileSync(path.join(made, "migration_lock.toml"), 'provider = "postgresql"\n');
  return made;
}

beforeEach(async () => {
  folder = emptyFolder();
  url = await emptyDatabase();
});

afterAll(async () => {
  for (const name of databases) await owner(`drop database if exists ${name} with (force)`);
  for (const made of folders) rmSync(made, { recursive: true, force: true });
});

describe("applying migrations", () => {
  it("takes them in order, once, and knows functions with semicolons inside", async () => {
    write(FIRST, "create table first (id int); insert into first values (1);");
    write(
      SECOND,
      `create function twice() returns trigger language plpgsql as $$
       begin new.id := new.id * 2; return new; end $$;
       create trigger twice before insert on first for each row execute function twice();
       insert into first values (21);`,
    );
    expect(await applyMigrations(url, folder)).toEqual([FIRST, SECOND]);
    expect(await applyMigrations(url, folder)).toEqual([]);
    expect((await owner("select id from first order by id", url)).rows).toEqual([
      { id: 1 },
      { id: 42 },
    ]);
  });

  it("keeps Prisma's own table", async () => {
    write(FIRST, "create table first (id int);");
    await applyMigrations(url, folder);
    const found = await owner("select * from _prisma_migrations", url);
    expect(found.rows).toHaveLength(1);
    expect(found.rows[0]).toMatchObject({
      migration_name: FIRST,
      checksum: expect.stringMatching(/^[0-9a-f]{64}$/),
      rolled_back_at: null,
      applied_steps_count: 1,
    });
  });

  it("leaves nothing of one that fails, names its line, and takes the mended one", async () => {
    write(FIRST, "create table first (id int);\nselect 1;\nselect missing from first;\n");
    await expect(applyMigrations(url, folder)).rejects.toThrow(
      /20260101000000_add_first.*第 3 行.*missing/,
    );
    expect((await owner("select to_regclass('first') as it", url)).rows).toEqual([{ it: null }]);
    expect((await migrationStatus(url, folder)).failed).toEqual([FIRST]);
    write(FIRST, "create table first (id int);");
    expect(await applyMigrations(url, folder)).toEqual([FIRST]);
    expect(await migrationStatus(url, folder)).toMatchObject({ applied: [FIRST], pending: [] });
  });

  it("refuses when an applied one was edited", async () => {
    write(FIRST, "create table first (id int);");
    await applyMigrations(url, folder);
    write(FIRST, "create table first (id bigint);");
    write(SECOND, "create table second (id int);");
    await expect(applyMigrations(url, folder)).rejects.toThrow(/add_first：已执行，但文件内容/);
    expect((await owner("select to_regclass('second') as it", url)).rows).toEqual([{ it: null }]);
  });

  it("refuses when an applied one is gone", async () => {
    write(FIRST, "create table first (id int);");
    write(SECOND, "create table second (id int);");
    await applyMigrations(url, folder);
    rmSync(path.join(folder, SECOND), { recursive: true });
    await expect(applyMigrations(url, folder)).rejects.toThrow(/add_second：已执行，但文件不见了/);
  });

  it("is done by one of two that start at once", async () => {
    write(FIRST, "create table first (id int);");
    const start = () => withMigrationLock(url, () => applyMigrations(url, folder));
    const answers = await Promise.all([start(), start()]);
    expect(answers.flat()).toEqual([FIRST]);
  });
});

describe("creating migrations", () => {
  it("finds nothing to do: the project's migrations and its schema agree", async () => {
    expect(await pendingDifference(url, "prisma/migrations", "prisma/schema")).toBe("");
  });

  it("writes the difference, which then closes it", async () => {
    const schema = emptyFolder();
    const model = (fields: string) =>
      `datasource db {\n  provider = "postgresql"\n}\nmodel Thing {\n  id Int @id\n${fields}\n}\n`;
    writeFileSync(path.join(schema, "thing.prisma"), model(""));
    const places = { migrations: folder, schema };
    const first = await createMigration(url, places, "add_thing", new Date("2026-01-02T03:04:05Z"));
    expect(path.basename(path.dirname(first))).toBe("20260102030405_add_thing");
    expect(readFileSync(first, "utf8")).toContain('CREATE TABLE "Thing"');
    await applyMigrations(url, folder);
    writeFileSync(path.join(schema, "thing.prisma"), model('  name String @default("")'));
    await createMigration(url, places, "add_name", new Date("2026-01-03T03:04:05Z"));
    await applyMigrations(url, folder);
    expect(await pendingDifference(url, folder, schema)).toBe("");
    const columns = await owner(
      "select column_name from information_schema.columns where table_name = 'Thing' order by 1",
      url,
    );
    expect(columns.rows.map((row) => row.column_name)).toEqual(["id", "name"]);
  });

  it("leaves indexes alone that were written by hand", async () => {
    const schema = emptyFolder();
    writeFileSync(
      path.join(schema, "thing.prisma"),
      'datasource db {\n  provider = "postgresql"\n}\nmodel Thing {\n  id Int @id\n  name String\n}\n',
    );
    write(
      FIRST,
      `create table "Thing" (id int not null, name text not null, constraint "Thing_pkey" primary key (id));
       create index thing_by_name on "Thing" (name); create index "Thing_name_idx" on "Thing" (name);`,
    );
    const difference = await pendingDifference(url, folder, schema);
    expect(difference).toContain('DROP INDEX "Thing_name_idx"');
    expect(difference).not.toContain("thing_by_name");
  });

  it("refuses a name that is not verb_object, and writes nothing", async () => {
    const places = { migrations: folder, schema: "prisma/schema" };
    await expect(createMigration(url, places, "Thing", new Date())).rejects.toThrow(/动词_对象/);
    expect(readdirSync(folder)).toEqual(["migration_lock.toml"]);
  });
});

describe("the app's role", () => {
  it.each(["audit_entry", "audit_seal", "report", "review", "assignment_event"])(
    "may read %s and add to it, no more",
    async (table) => {
      const [rights] = await rows<Record<string, boolean>>(sql`
        select has_table_privilege(${table}, 'select') as read,
          has_table_privilege(${table}, 'insert') as add,
          has_table_privilege(${table}, 'update') as change,
          has_table_privilege(${table}, 'delete') as remove,
          has_table_privilege(${table}, 'truncate') as empty`);
      expect(rights).toEqual({ read: true, add: true, change: false, remove: false, empty: false });
    },
  );

  it("changes ordinary tables, makes none, and does not see the migrations", async () => {
    const [rights] = await rows<Record<string, boolean>>(sql`
      select has_table_privilege('organisation', 'update') as change,
        has_schema_privilege('public', 'create') as make,
        has_table_privilege('_prisma_migrations', 'select') as history,
        has_table_privilege('pgboss.job', 'insert') as jobs`);
    expect(rights).toEqual({ change: true, make: false, history: false, jobs: true });
  });
});
