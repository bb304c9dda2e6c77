import "server-only";
import { PrismaPg } from "@prisma/adapter-pg";
import pg from "pg";
import { env } from "@/lib/platform/env";
import { PrismaClient } from "@/lib/platform/generated/prisma/client";
import { log } from "@/lib/platform/log";
import { compile, type Statement } from "@/lib/platform/sql";

const DATE_OID = 1082;
// A DATE stays the text YYYY-MM-DD: a Date object would shift it with the process's time zone.
pg.types.setTypeParser(DATE_OID, (text) => text);

interface Connections {
  pool: pg.Pool;
  prisma: PrismaClient;
}

const holder = globalThis as typeof globalThis & { qinglianConnections?: Connections };

function connect(): Connections {
  const pool = new pg.Pool({
    connectionString: env().DATABASE_URL,
    max: env().DATABASE_POOL,
    connectionTimeoutMillis: 15_000,
    idleTimeoutMillis: 60_000,
  });
  // A dropped idle connection is replaced by the pool; without a listener it would end the process.
  pool.on("error", (error) => log.warn({ error: error.message }, "idle connection lost"));
  return { pool, prisma: new PrismaClient({ adapter: new PrismaPg(pool) }) };
}

function connections(): Connections {
  holder.qinglianConnections ??= connect();
  return holder.qinglianConnections;
}

/** The pool behind everything that this process reads and writes. */
export function pool(): pg.Pool {
  return connections().pool;
}

/** Typed reads, and ordinary writes of the administration pages. */
export function prisma(): PrismaClient {
  return connections().prisma;
}

/** Closes all connections: for scripts and tests. */
export async function disconnect(): Promise<void> {
  const open = holder.qinglianConnections;
  holder.qinglianConnections = undefined;
  if (!open) return;
  await open.prisma.$disconnect();
  if (!open.pool.ended) await open.pool.end();
}

/** One open transaction. */
export interface Tx {
  /** The rows that a statement gives. */
  rows<T>(statement: Statement): Promise<T[]>;
  /** The first row, or undefined. */
  row<T>(statement: Statement): Promise<T | undefined>;
  /** How many rows a statement changed. */
  count(statement: Statement): Promise<number>;
}

type Queryable = Pick<pg.Pool, "query">;

function executor(client: Queryable): Tx {
  const run = async (statement: Statement) => {
    const { text, values } = compile(statement);
    return client.query(text, values);
  };
  return {
    rows: async <T>(statement: Statement) => (await run(statement)).rows as T[],
    row: async <T>(statement: Statement) => (await run(statement)).rows[0] as T | undefined,
    count: async (statement) => (await run(statement)).rowCount ?? 0,
  };
}

/** Rows of a plain SQL read, outside a transaction. */
export async function rows<T>(statement: Statement): Promise<T[]> {
  return executor(pool()).rows<T>(statement);
}

/** The first row of a plain SQL read, or undefined. */
export async function row<T>(statement: Statement): Promise<T | undefined> {
  return executor(pool()).row<T>(statement);
}

const RETRIED = new Set(["40P01", "40001"]);
const ATTEMPTS = 6;

/** The SQLSTATE of a database error, or undefined for anything else. */
export function sqlState(error: unknown): string | undefined {
  if (typeof error !== "object" || error === null || !("code" in error)) return undefined;
  return typeof error.code === "string" ? error.code : undefined;
}

async function attempt<T>(work: (tx: Tx) => Promise<T>): Promise<T> {
  const client = await pool().connect();
  let broken = false;
  try {
    await client.query("begin");
    const answer = await work(executor(client));
    await client.query("commit");
    return answer;
  } catch (error) {
    await client.query("rollback").catch(() => {
      broken = true;
    });
    throw error;
  } finally {
    client.release(broken);
  }
}

async function tryAgain<T>(work: () => Promise<T>): Promise<T> {
  for (let tried = 1; ; tried += 1) {
    try {
      return await work();
    } catch (error) {
      const state = sqlState(error);
      if (!state || !RETRIED.has(state) || tried === ATTEMPTS) throw error;
      await new Promise((resolve) => setTimeout(resolve, Math.random() * 20 * tried));
    }
  }
}

/** Runs `work` in one transaction; deadlocks and serialisation failures are tried again. */
export async function transaction<T>(work: (tx: Tx) => Promise<T>): Promise<T> {
  return tryAgain(() => attempt(work));
}

/** The first row of one statement that writes and is a transaction by itself; tried again like one. */
export async function writeRow<T>(statement: Statement): Promise<T | undefined> {
  return tryAgain(() => row<T>(statement));
}
