import "server-only";
import type { Actor } from "@/lib/access/actor";
import { tileGridsSchema } from "@/lib/domain/regions/tiles/schema";
import type { TileGrid } from "@/lib/domain/regions/tiles/types";
import { row } from "@/lib/platform/db";
import { sql } from "@/lib/platform/sql";

/** The schematic map of a region's children: where they lie is known to everybody. Null where none was drawn. */
export async function findTileGrid(_actor: Actor, regionCode: string): Promise<TileGrid | null> {
  const found = await row<{ grids: unknown }>(sql`
    select jsonb_build_object(
      'provinces', jsonb_strip_nulls(jsonb_build_object(${regionCode}::text, value -> 'provinces' -> ${regionCode}::text)),
      'cities', jsonb_strip_nulls(jsonb_build_object(${regionCode}::text, value -> 'cities' -> ${regionCode}::text))
    ) as grids
    from setting where key = 'tile_grids'`);
  if (!found) return null;
  const grids = tileGridsSchema.parse(found.grids);
  return grids.provinces[regionCode] ?? grids.cities[regionCode] ?? null;
}
