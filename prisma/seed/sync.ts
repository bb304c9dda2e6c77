import type pg from "pg";
import { type Cell, copyRows } from "./copy";

/** A table whose rows a data file states: its key, and the columns that the file owns. */
export interface SyncTarget {
  table: string;
  key: readonly string[];
  columns: readonly string[];
}

/**
 * Brings a table to what the rows say: new keys are inserted, differing rows updated, equal ones left
 * alone, and nothing is removed. Returns how many rows changed.
 */
export async function syncRows(
  client: pg.PoolClient,
  target: SyncTarget,
  rows: Iterable<readonly Cell[]>,
): Promise<number> {
  const { table, key, columns } = target;
  const owned = columns.filter((column) => !key.includes(column));
  const list = columns.join(", ");
  await client.query(`create temp table incoming on commit drop as
    select ${list} from ${table} with no data`);
  await copyRows(client, { table: "incoming", columns }, rows);
  const update = owned.map((column) => `${column} = excluded.${column}`).join(", ");
  const differs = `(${owned.map((c) => `t.${c}`).join(", ")}) is distinct from (${owned
    .map((c) => `excluded.${c}`)
    .join(", ")})`;
  const action = owned.length === 0 ? "nothing" : `update set ${update} where ${differs}`;
  const result = await client.query(`insert into ${table} as t (${list})
    select ${list} from incoming on conflict (${key.join(", ")}) do ${action}`);
  await client.query("drop table incoming");
  return result.rowCount ?? 0;
}
