import type pg from "pg";
import type { Tx } from "@/lib/platform/db";
import { compile } from "@/lib/platform/sql";

/** A connection in an open transaction as the transaction that commands write into. */
export function txOf(client: pg.PoolClient): Tx {
  const run = async (statement: Parameters<typeof compile>[0]) => {
    const { text, values } = compile(statement);
    return client.query(text, values);
  };
  return {
    rows: async <T>(statement: Parameters<typeof compile>[0]) => (await run(statement)).rows as T[],
    row: async <T>(statement: Parameters<typeof compile>[0]) =>
      (await run(statement)).rows[0] as T | undefined,
    count: async (statement) => (await run(statement)).rowCount ?? 0,
  };
}
