import "server-only";
import type { Actor } from "@/lib/access/actor";
import { drawBorders } from "@/lib/domain/regions/borders/rules";
import { topologySchema } from "@/lib/domain/regions/borders/schema";
import type { BorderMap } from "@/lib/domain/regions/borders/types";
import { row } from "@/lib/platform/db";
import { env } from "@/lib/platform/env";
import { sql } from "@/lib/platform/sql";

// Borders change with the reference data, which is loaded before the app starts.
const drawn = new Map<string, BorderMap | null>();

async function read(regionCode: string, reviewNumber: string): Promise<BorderMap | null> {
  const isProvince = regionCode.endsWith("0000");
  const found = await row<{ topology: unknown }>(sql`
    select value -> ${`${regionCode.slice(0, 2)}0000`}::text -> ${isProvince ? "city" : "county"}::text as topology
    from setting where key = 'borders'`);
  if (!found?.topology) return null;
  const prefix = isProvince ? regionCode.slice(0, 2) : regionCode.slice(0, 4);
  const map = drawBorders(
    topologySchema.parse(found.topology),
    (code) => code.startsWith(prefix) && code !== regionCode,
  );
  return map && map.shapes.length > 1 ? { ...map, reviewNumber } : null;
}

/**
 * The real borders of a province's cities or a city's counties, with the 审图号 to be printed; null
 * wherever the deployment has set none: without it nothing of a border leaves the server.
 */
export async function findBorders(_actor: Actor, regionCode: string): Promise<BorderMap | null> {
  const reviewNumber = env().MAP_REVIEW_NUMBER;
  if (!reviewNumber || !/^\d{4}00$/.test(regionCode)) return null;
  const key = `${reviewNumber} ${regionCode}`;
  const known = drawn.get(key);
  if (known !== undefined) return known;
  const map = await read(regionCode, reviewNumber);
  drawn.set(key, map);
  return map;
}
