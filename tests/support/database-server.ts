import { existsSync } from "node:fs";
import { mkdir, readdir, readFile, rm } from "node:fs/promises";
import path from "node:path";
import pg from "pg";
import { grantAppRights } from "@/lib/platform/grants";
import { applyMigrations } from "@/lib/platform/migrations/apply";
import { prepareJobs } from "@/lib/platform/migrations/jobs";
import { type EmbeddedDatabase, startEmbedded } from "@/lib/platform/postgres/embedded";
import { stopServer } from "@/lib/platform/postgres/server";
import { isAlive } from "@/lib/platform/postgres/system";

// Nothing here may import what reads the environment: it runs before there is one.

const ROOT = path.resolve(import.meta.dirname, "..", "..");
const HOME = path.join(ROOT, ".test");
/** Another zone than the process's and than China's: a query that forgets one is found out. */
const TIME_ZONE = "Pacific/Chatham";

/** A PostgreSQL of its own for one run of a suite. */
export interface TestServer {
  database: EmbeddedDatabase;
  stateFolder: string;
  /** Stops it and removes every trace. */
  remove(): Promise<void>;
}

async function leftOvers(suite: string): Promise<string[]> {
  const pattern = new RegExp(`^${suite}-(\\d+)$`);
  const names = existsSync(HOME) ? await readdir(HOME) : [];
  return names.filter((name) => {
    const pid = Number(pattern.exec(name)?.[1]);
    return pid > 0 && !isAlive(pid);
  });
}

/** The server of a run that was killed still runs: its folder names the run's process. */
async function removeLeftOver(stateFolder: string): Promise<void> {
  const record = path.join(stateFolder, "postgres.json");
  if (existsSync(record)) {
    const { data } = JSON.parse(await readFile(record, "utf8")) as { data: string };
    const lock = path.join(path.resolve(stateFolder, data), "postmaster.pid");
    const pid = existsSync(lock) ? Number.parseInt(await readFile(lock, "utf8"), 10) : 0;
    if (pid > 0 && isAlive(pid)) await stopServer(pid);
    if (path.isAbsolute(data)) await rm(path.dirname(data), { recursive: true, force: true });
  }
  await rm(stateFolder, { recursive: true, force: true });
}

/** Starts a fresh server in `.test`; a crash of it may lose everything unless `durable`. */
export async function startTestServer(suite: string, durable = false): Promise<TestServer> {
  for (const name of await leftOvers(suite)) await removeLeftOver(path.join(HOME, name));
  const stateFolder = path.join(HOME, `${suite}-${process.pid}`);
  await rm(stateFolder, { recursive: true, force: true });
  await mkdir(stateFolder, { recursive: true });
  const home = { projectRoot: ROOT, stateFolder };
  const database = await startEmbedded(home, { durable, timeZone: TIME_ZONE });
  return {
    database,
    stateFolder,
    remove: async () => {
      await database.stop();
      await removeLeftOver(stateFolder);
    },
  };
}

/** Runs statements as superuser, each by itself (databases are not made in transactions). */
export async function asSuperuser(url: string, statements: string[]): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    for (const statement of statements) await client.query(statement);
  } finally {
    await client.end();
  }
}

/** Whether the server holds a database of this name. */
export async function hasDatabase(url: string, name: string): Promise<boolean> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    const found = await client.query("select from pg_database where datname = $1", [name]);
    return found.rowCount === 1;
  } finally {
    await client.end();
  }
}

/** Migrates a database as `npm start` does. */
export async function migrate(ownerUrl: string, queues: { name: string }[]): Promise<void> {
  await applyMigrations(ownerUrl, path.join(ROOT, "prisma", "migrations"));
  await prepareJobs(ownerUrl, queues);
  await grantAppRights(ownerUrl);
}
