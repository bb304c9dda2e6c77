import type pg from "pg";
import { readBorders, readCalendar, readTileGrids } from "../data-files";
import { syncRows } from "../sync";

/** The key of `setting` that holds the schematic tile grids. */
export const TILE_GRIDS_SETTING = "tile_grids";

/** Stores public holidays and worked weekend days; returns how many rows changed. */
export async function loadCalendar(client: pg.PoolClient): Promise<number> {
  const rows = readCalendar().map((day) => [day.date, day.kind, day.name]);
  const columns = ["date", "kind", "name"];
  return syncRows(client, { table: "calendar_exception", key: ["date"], columns }, rows);
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

/** The key of `setting` that holds real borders, drawn only where a deployment has a 审图号. */
const BORDERS_SETTING = "borders";

/** Stores the borders; returns how many rows changed. */
export async function loadBorders(client: pg.PoolClient): Promise<number> {
  return storeSetting(client, BORDERS_SETTING, readBorders());
}
