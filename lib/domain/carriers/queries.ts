import "server-only";
import type { Actor } from "@/lib/access/actor";
import type { CarrierColumn, RegionCarriers } from "@/lib/domain/carriers/types";
import { prisma, row } from "@/lib/platform/db";
import { sql } from "@/lib/platform/sql";

/** Which region's set, in which year. */
export interface CarrierQuery {
  regionCode: string;
  year: number;
}

/**
 * The set of a region and year: its own or that of the nearest region above, the latest that has begun.
 * A set that inherits has the inherited members, its own ones in place of or besides them. Open to all.
 */
export async function findCarriers(
  _actor: Actor,
  { regionCode, year }: CarrierQuery,
): Promise<RegionCarriers | null> {
  const found = await row<RegionCarriers>(sql`
    with recursive chosen as (
      select s.*, 0 as depth
      from carrier_set s
      join region at on at.code = s.region_code
      join region here on here.code = ${regionCode} and here.path like at.path || '%'
      where s.from_year <= ${year}
      order by length(at.path) desc, s.from_year desc
      limit 1
    ), chain as (
      select code, inherits_code, depth from chosen
      union all
      select s.code, s.inherits_code, chain.depth + 1
      from chain join carrier_set s on s.code = chain.inherits_code
      where chain.depth < 5
    ), member as (
      select distinct on (m.carrier_code) m.*
      from carrier_set_member m join chain on chain.code = m.set_code
      order by m.carrier_code, chain.depth
    )
    select s.code as "setCode", s.name as "setName", s.unit_word as "unitWord",
      s.region_code as "setRegionCode",
      (select coalesce(json_agg(json_build_object(
          'code', m.carrier_code, 'name', coalesce(m.name, c.name),
          'short', coalesce(m.short, c.short), 'glyph', c.glyph,
          'commonCode', m.common_code, 'position', m.position,
          'subCarriers', (
            select coalesce(json_agg(json_build_object('code', sub.code, 'name', sub.name,
              'short', sub.short, 'glyph', sub.glyph) order by sub.position, sub.code), '[]')
            from carrier sub where sub.parent_code = m.carrier_code)
        ) order by m.position, m.carrier_code), '[]')
       from member m join carrier c on c.code = m.carrier_code) as members
    from chosen s`);
  return found ?? null;
}

/** Every carrier and sub-carrier that the installation knows, in their fixed order. Open to all. */
export async function listCarriers(
  _actor: Actor,
): Promise<(CarrierColumn & { parentCode: string | null })[]> {
  return prisma().carrier.findMany({
    select: { code: true, name: true, short: true, glyph: true, parentCode: true },
    orderBy: [{ position: "asc" }, { code: "asc" }],
  });
}
