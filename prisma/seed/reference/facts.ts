import type pg from "pg";
import { readCalendar, readPolicies, readTileGrids } from "../data-files";
import { syncRows } from "../sync";

/** The key of `setting` that holds the schematic tile grids. */
export const TILE_GRIDS_SETTING = "tile_grids";

/** Stores public holidays and worked weekend days; returns how many rows changed. */
export async function loadCalendar(client: pg.PoolClient): Promise<number> {
  const rows = readCalendar().map((day) => [day.date, day.kind, day.name]);
  const columns = ["date", "kind", "name"];
  return syncRows(client, { table: "calendar_exception", key: ["date"], columns }, rows);
}

/** Stores the published documents that tasks and sites rest on; returns how many rows changed. */
export async function loadPolicies(client: pg.PoolClient): Promise<number> {
  const rows = readPolicies().map((policy, index) => [
    policy.code,
    policy.title,
    policy.publisher,
    policy.publishedOn,
    policy.summary,
    index + 1,
  ]);
  const columns = ["code", "title", "publisher", "published_on", "summary", "position"];
  return syncRows(client, { table: "policy_document", key: ["code"], columns }, rows);
}

/** Stores a fact about this installation. */
export async function storeSetting(
  client: Pick<pg.PoolClient, "query">,
  key: string,
  value: unknown,
): Promise<number> {
  const result = await client.query(
    `insert into setting as s (key, value, updated_at) values ($1, $2, now())
     on conflict (key) do update set value = excluded.value, updated_at = now()
     where s.value is distinct from excluded.value`,
    [key, JSON.stringify(value)],
  );
  return result.rowCount ?? 0;
}

/** Stores the tile grids; returns how many rows changed. */
export async function loadTileGrids(client: pg.PoolClient): Promise<number> {
  return storeSetting(client, TILE_GRIDS_SETTING, readTileGrids());
}
