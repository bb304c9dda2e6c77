import "server-only";
import type { Actor } from "@/lib/access/actor";
import { TODAY } from "@/lib/access/today";
import { completeGrid, type Standing } from "@/lib/domain/regions/tiles/rules";
import { tileGridsSchema } from "@/lib/domain/regions/tiles/schema";
import type { TileGrid } from "@/lib/domain/regions/tiles/types";
import { row, rows } from "@/lib/platform/db";
import { sql } from "@/lib/platform/sql";

async function drawnGrid(regionCode: string): Promise<TileGrid | null> {
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

// The children of the region at the end of the year, or today; with the place that each succeeded.
async function standingIn(regionCode: string, year: number): Promise<Standing[]> {
  return rows<Standing>(sql`
    select r.code, r.name, (select s.code from region_successor s where s.successor_code = r.code
      order by s.from_day desc, s.code limit 1) as "formerCode"
    from region r, (select least(${TODAY}, make_date(${year}::int, 12, 31)) as on) day
    where r.valid_from <= day.on and (r.valid_to is null or r.valid_to > day.on)
      and ${regionCode} = (select case when past.code is null then r.parent_code else past.parent_code end
        from (select 1) one left join lateral (
          select p.code, p.parent_code from region_past p where p.code = r.code and p.last_day >= day.on
          order by p.last_day limit 1) past on true)
      and r.code = any (array(select code from region where parent_code = ${regionCode}
        union select code from region_past where parent_code = ${regionCode}))
    order by r.code`);
}

/**
 * The schematic map of a region's children, as they stood at the end of a year (today, where it has not
 * ended): where they lie is known to everybody. Null where none was drawn.
 */
export async function findTileGrid(
  _actor: Actor,
  regionCode: string,
  year = 9999,
): Promise<TileGrid | null> {
  const grid = await drawnGrid(regionCode);
  return grid ? completeGrid(grid, await standingIn(regionCode, year)) : null;
}
