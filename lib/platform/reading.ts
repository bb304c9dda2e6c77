import "server-only";
import type pg from "pg";
import { pool } from "@/lib/platform/db";
import { AppError } from "@/lib/platform/errors";
import { compile, type Statement } from "@/lib/platform/sql";

/** Rows fetched at a time: some 2 MB of memory, however many there are. */
const BATCH = 2_000;
/** Readings hold a connection and an old snapshot for minutes: so many at a time in a process. */
const AT_ONCE = 2;
/** Whoever takes nothing for so long has gone, or cannot be served. */
const PATIENCE = 5 * 60_000;

let running = 0;

async function admit(): Promise<pg.PoolClient> {
  if (running >= AT_ONCE) {
    throw new AppError("unavailable", "正在导出的人较多，请几分钟后再试");
  }
  running += 1;
  try {
    const client = await pool().connect();
    await client.query("begin isolation level repeatable read read only");
    return client;
  } catch (error) {
    running -= 1;
    throw error;
  }
}

async function* fetched<T>(client: pg.PoolClient, statement: Statement): AsyncGenerator<T[]> {
  const { text, values } = compile(statement);
  await client.query(`declare batch no scroll cursor for ${text}`, values);
  for (;;) {
    const { rows } = await client.query(`fetch forward ${BATCH} from batch`);
    if (rows.length > 0) yield rows as T[];
    if (rows.length < BATCH) break;
  }
  await client.query("close batch");
}

/**
 * The rows of statements one after another, in batches, all from one snapshot: what is read is what stood
 * at its beginning, and memory does not grow with the rows. Nothing is fetched before it is asked for.
 * Ending the loop early ends the reading. Throws `unavailable` where too many read at once.
 */
export async function* readInBatches<T>(statements: Iterable<Statement>): AsyncGenerator<T[]> {
  const client = await admit();
  let isLost = false;
  let timer: NodeJS.Timeout | undefined;
  const giveUp = () => {
    isLost = true;
    running -= 1;
    client.release(true);
  };
  try {
    for (const statement of statements) {
      for await (const rows of fetched<T>(client, statement)) {
        timer = setTimeout(giveUp, PATIENCE);
        yield rows;
        clearTimeout(timer);
        if (isLost) throw new AppError("unavailable", "导出中断太久，已停止");
      }
    }
  } finally {
    clearTimeout(timer);
    if (!isLost) {
      running -= 1;
      const broken = await client.query("rollback").then(
        () => false,
        () => true,
      );
      client.release(broken);
    }
  }
}
